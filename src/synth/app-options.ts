import type { Posture } from '../posture/posture';

/** What an app can be told of how it is secured and reported on. */
export interface AppOptions {
  /**
   * How everything in this app is secured, where no nearer scope says otherwise.
   *
   * @default - `Posture.restricted()`
   */
  readonly posture?: Posture;

  /**
   * The folder for reports. It must not lie in the output folder: `kubectl apply -f FOLDER` reads whatever is there.
   *
   * @default - the folder `report` beside the output folder: `dist/report` for `dist/manifests`. For an output folder
   *   right in the system's temporary one, or with that name, its name with `-report`
   */
  readonly reportdir?: string;

  /**
   * The findings baseline: a file with the errors that an existing app has today, as `bulkhead baseline` writes it. They
   * warn; new ones fail synth, and so does an entry that nobody finds any more.
   *
   * @default - `bulkhead-baseline.json` in the working directory, if it is there
   */
  readonly baseline?: string;
}
