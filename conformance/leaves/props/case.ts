import type { Construct } from 'constructs';
import type { Chart } from '../../../src';

/** A prop that cdk8s-plus-28 does not have, and where it arrives. */
export interface PropCase<Props, Value> {
  readonly value: Value;
  /** The field; `pod` stands for wherever the spec of the pod is, `podMetadata` for what is beside it. */
  readonly at: string;
  /** What stands there, a pattern of it, or null where nothing does. @default - the value of the prop */
  readonly as?: unknown;
  /** Other props that it needs. @default - none */
  readonly beside?: Partial<Props>;
  /** Whether there is an autoscaler. @default false */
  readonly autoscaled?: boolean;
  /** Another value, for a prop that must not be left out. @default - it is left out */
  readonly instead?: Value;
}

/** A case for each of the props that are ours: without one for a new prop, this does not compile. */
export type PropCases<Props, Theirs> = {
  readonly [Prop in Exclude<keyof Props, keyof Theirs | 'overrides'>]-?: PropCase<Props, NonNullable<Props[Prop]>>;
};

/** A kind or a part of one, and cases for its props. */
export interface PropGroup {
  readonly title: string;
  /** Where the pod is, if there is one. */
  readonly pod?: string;
  /** Whether fields can be laid over it. @default false */
  readonly overridable?: boolean;
  readonly create: (chart: Chart, props: any) => Construct;
  readonly cases: (chart: Chart) => Readonly<Record<string, PropCase<any, any>>>;
}
