import type { WithoutServiceLink } from '../../catalog/without-service-link';
import type { Unread } from '../../validation/facts/fact';
import type { CheckFinding } from '../check';
import type { Kind } from './kinds';

/** A deployment as plain data: what a diagram shows, without its layout and its appearance. */
export interface Diagram {
  /** Such as `Plant` for the stack of an app. */
  readonly title: string;
  /** Sites and Regions. */
  readonly elements: readonly Element[];
  readonly edges: readonly Edge[];
  readonly findings: readonly DiagramFinding[];
  /** Parts of the templates that are not read, so that the diagram may lack them. */
  readonly unread: readonly Unread[];
}

/** A box: a place such as a subnet, with the elements in it, or a resource. */
export interface Element {
  /** Unique in the diagram. */
  readonly id: string;
  readonly kind: Kind;
  /** Name of the resource. */
  readonly title: string;
  /** Facts about it that the box shows. */
  readonly lines: readonly string[];
  /** Parts of the resource that are too small for a box, such as routes or slots. */
  readonly rows: readonly Row[];
  readonly children: readonly Element[];
  /** Facts that only the page lists. */
  readonly details: readonly string[];
  /** Names of the resources, if the element stands for several of them. */
  readonly members: readonly string[];
  /** Behavior during a service link outage, worst first. Empty: unknown. */
  readonly outage: readonly WithoutServiceLink[];
  /** Stacks of the resources that it is about. */
  readonly stacks: ReadonlySet<string>;
  /** The IDs of the Outposts that a line or a detail is about, if it is not about all Outposts of the element. */
  readonly onlyOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A line with an optional bar. */
export interface Row {
  readonly text: string;
  readonly bar?: Bar;
  /** Resources of a service by stack, if the row counts them. */
  readonly counted?: { readonly service: string; readonly byStack: ReadonlyMap<string, number> };
}

/** Slots or another capacity, as a bar. */
export interface Bar {
  readonly total: number;
  /** Parts of the total, in their order. The rest is free. */
  readonly parts: readonly { readonly use: 'inUse' | 'requested'; readonly amount: number }[];
  /** Whether it is unknown how much is free. */
  readonly isUnknown?: boolean;
}

/**
 * `local`: through the local gateway. `serviceLink`: the service link. `route`: routes to other gateways. `data`: copies of data. `traffic`:
 * requests between resources.
 */
export type EdgeKind = 'local' | 'serviceLink' | 'route' | 'data' | 'traffic';

/** A connection. */
export interface Edge {
  readonly kind: EdgeKind;
  /** ID of the element on the left. */
  readonly from: string;
  /** ID of the element on the right. */
  readonly to: string;
  /** Direction of the requests or of the data. */
  readonly arrows: 'to' | 'from' | 'both';
  readonly label?: string;
  /** Whether it stops during a service link outage. */
  readonly stops: boolean;
}

/** A finding, and the element that it is about. */
export interface DiagramFinding extends CheckFinding {
  /** ID of an element; `undefined` if the diagram does not contain the resource. */
  readonly element?: string;
}

/** All elements, parents before their children. */
export function* elementsOf(elements: readonly Element[]): Generator<Element> {
  for (const element of elements) {
    yield element;
    yield* elementsOf(element.children);
  }
}

/** The worst effect of a service link outage on an element. An Outpost continues to work, although the AWS APIs do not. */
export function effectOn({ kind, outage }: Element): WithoutServiceLink['effect'] | undefined {
  if (kind === 'outpost') return undefined;
  return (['stops', 'limited', 'continues'] as const).find((effect) => outage.some((behavior) => behavior.effect === effect));
}
