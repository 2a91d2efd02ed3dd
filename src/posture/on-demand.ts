// What not every app needs is loaded when it is first asked for; see `synth/on-demand`.

/** The rules of this library, which are hundreds of files. */
export function catalogue() {
  return require('../rules/catalogue') as typeof import('../rules/catalogue');
}

/** What makes postures of options: it checks each, and those of networks with what reads addresses. */
export function postureOptions() {
  return require('./posture-data') as typeof import('./posture-data');
}
