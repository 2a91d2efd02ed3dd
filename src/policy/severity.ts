/** How bad a finding is: an error fails synth, a warning is printed and reported. */
export type SeverityLevel = 'error' | 'warning';
