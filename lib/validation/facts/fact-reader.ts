import type { PlacementDeclaration } from '../../inventory/declaration';
import type { Fact, FactKind, FactTypes } from './fact';
import type { Properties } from './properties';

/** A resource in a template, for the fact readers. */
export interface ResourceView {
  readonly type: string;
  readonly properties: Properties;
  readonly region?: string;
  readonly account?: string;
  /** Logical IDs in `DependsOn`. */
  readonly dependsOn: readonly string[];
  /** Types of the resources in the template that name the resource, and `Outputs`; `undefined` if others may name it. */
  readonly namedBy: ReadonlySet<string> | undefined;
  /** Empty if the resource has no placement request. */
  readonly placementRequest: PlacementDeclaration;
}

/** Reader of the facts of one kind. */
export interface FactReader<K extends FactKind> {
  /** CloudFormation types that contain the fact. `Custom::*`: custom resources of types that no reader names. */
  readonly types: readonly string[];
  /** `undefined`: the resource does not contain the fact. */
  readonly read: (resource: ResourceView) => Omit<FactTypes[K], keyof Fact> | undefined;
}
