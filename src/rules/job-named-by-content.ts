import { ConfigurationReference, configurationReferences } from '../manifest/configuration-reference';
import { NAMED_BY_CONTENT } from '../manifest/content-name';
import { imageReferenceOf } from '../manifest/image';
import { fieldOf, isAbsent, listIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';

/**
 * Fields: Job: metadata.name, metadata.generateName, metadata.ownerReferences, annotations of hooks
 * Allowed: names with a hash of what the Job does, or with the tag of one of its images unless it refers to a ConfigMap or
 * Secret by a name with a hash, names that the API server makes, Jobs of other objects, and those that Helm or Argo CD
 * deletes before it makes them again
 */
export const jobNamedByContent: Rule = {
  id: 'job-named-by-content',
  summary: 'a Job that has changed has another name',
  why: 'Hardly anything of a Job can be changed: where one of that name is there already, the API server refuses a new image, variable or default of hardening ("field is immutable").',
  severity: HYGIENE,
  kinds: ['batch/Job'],
  check: (resource) =>
    NEW_EACH_TIME.some((isNew) => isNew(resource))
      ? []
      : [
          statement(
            objectTarget(resource),
            ['metadata', 'name'],
            `"${resource.name}" is the name of this Job whatever it does, and hardly anything of it can be changed in place${because(changingReference(resource))}; name it by its content, or delete it each time before it is applied changed`,
          ),
        ],
};

const HOOKS = ['argocd.argoproj.io/hook', 'helm.sh/hook'];

const NEW_EACH_TIME: readonly ((job: Resource) => boolean)[] = [
  ({ metadata }) => !isAbsent(fieldOf(metadata.annotations, NAMED_BY_CONTENT)),
  ({ metadata }) => isAbsent(metadata.name) && !isAbsent(metadata.generateName),
  ({ metadata }) => listIn(metadata, 'ownerReferences').length > 0,
  ({ metadata }) => HOOKS.some((key) => !isAbsent(fieldOf(metadata.annotations, key))),
  (job) => hasTagInName(job) && !changingReference(job),
];

function hasTagInName({ name, pods }: Resource): boolean {
  const tags = pods.flatMap((pod) => pod.containers.map(({ spec }) => imageReferenceOf(spec.image)?.tag));
  return tags.some((tag) => tag !== undefined && `-${plain(name)}-`.includes(`-${plain(tag)}-`));
}

/** What names of ConfigMaps and Secrets end with that are made of their content. */
const HASH = /-[0-9a-f]{10}$/;

/** A ConfigMap or Secret each content of which has a name of its own. */
function changingReference(job: Resource): ConfigurationReference | undefined {
  return configurationReferences(job).find(({ name }) => HASH.test(name));
}

function because(reference: ConfigurationReference | undefined): string {
  return reference ? `, but another content of the ${reference.kind} "${reference.name}" changes it` : '';
}

/** Names of objects cannot hold all that tags do. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
