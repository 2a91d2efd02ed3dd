import { fieldOf, isAbsent, objectIn, stringIn } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import type { Choice } from '../choices/choice';
import { requiredChoice } from '../choices/choice';
import { choiceViolations } from '../choices/choice-violations';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { driverFault } from './driver';

/** Of what a snapshot can be. */
const SOURCES = ['persistentVolumeClaimName', 'volumeSnapshotContentName'];

const CLASS_CHOICES: readonly Choice[] = [requiredChoice('deletionPolicy', 'Delete Retain')];

/** What is wrong with a VolumeSnapshot. Of names, its definition does not tell when they are empty, and nothing has them. */
export function snapshotViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const source = objectIn(resource.spec, 'source');
  const written = SOURCES.filter((field) => !isAbsent(fieldOf(source, field)));
  const path = ['spec', 'source'];
  return [
    ...(written.length === 1 ? [] : [violation(target, path, `must have either ${SOURCES.join(' or ')}`)]),
    ...written
      .filter((field) => !stringIn(source, field))
      .map((field) => violation(target, [...path, field], 'must be the name of what the snapshot is of')),
    ...(resource.spec.volumeSnapshotClassName === ''
      ? [
          violation(
            target,
            ['spec', 'volumeSnapshotClassName'],
            'must be that of a class; leave it out for the default of the driver',
          ),
        ]
      : []),
  ];
}

/** What is wrong with a VolumeSnapshotClass. */
export function snapshotClassViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const fault = driverFault(fieldOf(resource.manifest, 'driver'));
  return [...(fault ? [violation(target, ['driver'], fault)] : []), ...choiceViolations(target, CLASS_CHOICES)];
}
