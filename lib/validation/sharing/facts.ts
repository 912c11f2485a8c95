import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';

/** `AWS::RAM::ResourceShare`. */
export interface ResourceShare extends Fact {
  /** Known ARNs of the shared resources. */
  readonly arns: readonly string[];
  readonly allowExternalPrincipals: Value<boolean>;
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly resourceShare: ResourceShare;
  }
}

export const sharingReaders: { readonly [K in 'resourceShare']: FactReader<K> } = {
  resourceShare: {
    types: ['AWS::RAM::ResourceShare'],
    read: ({ properties: p, account }) => ({
      arns: p.knownTexts('ResourceArns'),
      allowExternalPrincipals: p.flag('AllowExternalPrincipals'),
      account,
    }),
  },
};
