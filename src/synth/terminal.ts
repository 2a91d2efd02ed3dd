/** Whether colours are wanted of what is written to a stream: on a terminal that has them, or by `FORCE_COLOR`. */
export function wantsColor(stream: NodeJS.WriteStream): boolean {
  const forced = process.env.FORCE_COLOR;
  if (forced !== undefined) {
    return forced !== '0' && forced !== 'false';
  }
  return stream.isTTY === true && stream.hasColors(); // which knows of NO_COLOR and of poor terminals
}
