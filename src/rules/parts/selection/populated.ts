import { oncePerApp } from '../../../manifest/inventory';

/** Whether an app has any pods. One without may be a part of another, whose pods it knows nothing of. */
export const hasPods = oncePerApp((app) => app.resources.some(({ pods }) => pods.length > 0));
