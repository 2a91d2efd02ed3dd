/**
 * The container of a workload that is told an address.
 *
 * @param added the names of those that overrides add, which are told nothing
 * @throws if there is none of that name
 */
export function containerNamed<Named extends { readonly name: string }>(
  workload: string,
  containers: readonly Named[],
  name: string,
  added: readonly string[],
): Named {
  const found = containers.find((container) => container.name === name);
  if (!found && added.includes(name)) {
    throw new Error(
      `container "${name}" of "${workload}" is added by overrides, so it cannot be told an address; write its env there`,
    );
  }
  if (!found) {
    const list = containers.map((container) => `"${container.name}"`).join(', ');
    throw new Error(`"${workload}" has no container "${name}"; its containers are ${list}`);
  }
  return found;
}

/** A variable of a container that is to be told an address. */
interface ToldVariable {
  readonly container: string;
  readonly variable: string;
  readonly value: string;
  /** What another connection has set it to. */
  readonly before: string | undefined;
}

/**
 * Refuses to tell a container two things in one variable.
 *
 * @param sets what the user has set, by the names of variables
 * @throws if the user, or another connection, has set it to something
 */
export function checkUntold(
  { container, variable, value, before }: ToldVariable,
  ...sets: readonly { readonly [variable: string]: unknown }[]
): void {
  const taken = sets.some((set) => Object.prototype.hasOwnProperty.call(set, variable));
  if (taken || (before !== undefined && before !== value)) {
    const other = taken ? 'already; leave it out there' : `to "${before}" by another connection`;
    throw new Error(`"${variable}" of container "${container}" would be "${value}", and is set ${other}`);
  }
}
