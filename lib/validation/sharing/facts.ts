import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import type { PartialArn } from '../facts/partial-arn';

/** `AWS::RAM::ResourceShare`. */
export interface ResourceShare extends Fact {
  /** Known ARNs of the shared resources. */
  readonly arns: readonly string[];
  /** The shared resources. Parts of their ARNs may be unknown. */
  readonly shared: Value<readonly PartialArn[]>;
  /** Account IDs, and ARNs of IAM roles and users, organizational units and organizations. */
  readonly principals: Value<readonly PartialArn[]>;
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
      shared: p.arns('ResourceArns'),
      principals: p.arns('Principals'),
      allowExternalPrincipals: p.flag('AllowExternalPrincipals'),
      account,
    }),
  },
};
