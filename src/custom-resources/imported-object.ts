import type * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';

/** What is known of an object that is in the cluster already. */
export interface ImportedObjectFacts {
  readonly apiVersion: string;
  readonly kind: string;
  readonly resourceType: string;
  readonly name: string;
}

/** An object that is in the cluster already, by its name. */
export class ImportedObject extends Construct implements kplus.IResource {
  public readonly apiVersion: string;
  public readonly kind: string;
  public readonly resourceType: string;
  public readonly name: string;

  constructor(scope: Construct, id: string, { apiVersion, kind, resourceType, name }: ImportedObjectFacts) {
    super(scope, id);
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.resourceType = resourceType;
    this.name = name;
  }

  public get apiGroup(): string {
    return this.apiVersion.split('/')[0];
  }

  public get resourceName(): string {
    return this.name;
  }
}
