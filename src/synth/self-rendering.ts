import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { effectivePosture, effectiveWaivers } from '../posture/scope';
import { manifestInProgress } from './already-rendered';
import { attachedTo, attachmentsOf, Installation } from './attachments';
import { contentsAround } from './configuration-contents';
import { knownFindings } from './known-findings';
import { asOneManifest, isRendering, render } from './render';
import { rollOutByContent } from './roll-out';
import { refuseErrors } from './verdict';

/**
 * Makes an object harden and judge itself when somebody asks it for its manifest: for objects that cdk8s's own App or
 * Chart renders.
 */
export function renderItself(object: ApiObject): void {
  const attached = attachedTo(object);
  if (!attached.toJson) {
    attached.toJson = installationOver(object.toJson);
    Object.defineProperty(object, 'toJson', { value: hardened, enumerable: false, configurable: true, writable: true });
  }
}

/** The same for all objects of a class, of which there may be thousands. */
function installationOver(replaced: () => unknown): Installation {
  let installation = INSTALLATIONS.get(replaced);
  if (!installation) {
    installation = { installed: hardened, replaced };
    INSTALLATIONS.set(replaced, installation);
  }
  return installation;
}

const INSTALLATIONS = new WeakMap<() => unknown, Installation>();

/** One method for all objects: each would otherwise keep a function of its own. */
function hardened(this: ApiObject): unknown {
  return isRendering(this)
    ? attachmentsOf(this).toJson!.replaced.call(this)
    : (manifestInProgress(this) ?? manifestOf(this));
}

/**
 * Has cdk8s's own App and Chart render everything below a scope by our rules. cdk8s validates before it renders, and
 * only then all objects are there.
 */
export function renderAllBelow(scope: IConstruct): void {
  scope.node.addValidation({
    validate: () => {
      if (!suspended) {
        scope.node.findAll().filter(ApiObject.isApiObject).forEach(renderItself);
      }
      return [];
    },
  });
}

/** Runs validations as our own App and Chart do, which call `render` and leave the objects alone. */
export function withoutInstalling<Result>(validate: () => Result): Result {
  const before = suspended;
  suspended = true;
  try {
    return validate();
  } finally {
    suspended = before;
  }
}

let suspended = false;

function manifestOf(object: ApiObject): JsonObject {
  const rendered = render(object, { posture: effectivePosture(object), waivers: effectiveWaivers(object) });
  rollOutByContent(rendered.subjects, contentsAround(object));
  refuseErrors(rendered, knownFindings(object));
  return asOneManifest(rendered.manifests);
}
