/** The day that waivers are judged by, `YYYY-MM-DD`. No manifest depends on it. */
export function today(): string {
  return new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
}
