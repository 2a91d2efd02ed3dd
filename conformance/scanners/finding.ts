/** One thing that a scanner says about one object. */
export interface Finding {
  readonly scanner: string;
  /** The scanner's own name of what it checks. */
  readonly check: string;
  /** `Deployment shop/web` */
  readonly object: string;
  readonly message: string;
  /** Whether an annotation of the object silences it. Only checkov tells; the others are silent indeed. */
  readonly silenced?: boolean;
}

export function objectName(kind: string, namespace = '', name = ''): string {
  return `${kind} ${namespace && `${namespace}/`}${name}`;
}
