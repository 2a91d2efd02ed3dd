/** One thing that a scanner says about one object. */
export interface Finding {
  readonly scanner: string;
  /** The scanner's own name of what it checks. */
  readonly check: string;
  /** `Deployment shop/web` */
  readonly object: string;
  readonly message: string;
}

export function objectName(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
