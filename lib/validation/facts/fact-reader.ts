import type { Fact, FactKind, FactTypes } from './fact';
import type { Properties } from './properties';

/** A resource of a template, as the readers of its facts see it. */
export interface ResourceView {
  readonly type: string;
  readonly properties: Properties;
  readonly region?: string;
  readonly account?: string;
  /** Logical IDs that it names in `DependsOn`. */
  readonly dependsOn: readonly string[];
  /** Path of the construct of the Outpost that it was to be placed on, where that was asked for. */
  readonly requestedOutpost?: string;
}

/** How the facts of one kind are read. */
export interface FactReader<K extends FactKind> {
  /** CloudFormation types that hold such a fact. */
  readonly types: readonly string[];
  /** `undefined`: this resource of the type holds no such fact after all. */
  readonly read: (resource: ResourceView) => Omit<FactTypes[K], keyof Fact> | undefined;
}
