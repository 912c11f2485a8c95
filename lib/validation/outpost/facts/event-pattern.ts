import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';

/** `AWS::Events::Rule` with an event pattern for events of AWS Outposts or S3 on Outposts. */
export interface EventPattern extends Fact {
  readonly sources: Value<readonly string[]>;
  /** `null`: any. */
  readonly detailTypes: Value<readonly string[]>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly eventPattern: EventPattern;
  }
}

export const eventPatternReaders: { readonly [K in 'eventPattern']: FactReader<K> } = {
  eventPattern: {
    types: ['AWS::Events::Rule'],
    read: ({ properties: p }) => {
      const pattern = p.object('EventPattern');
      const sources = pattern.texts('source');
      return sources?.some((source) => /outposts?\b/.test(source)) ? { sources, detailTypes: pattern.texts('detail-type') } : undefined;
    },
  },
};
