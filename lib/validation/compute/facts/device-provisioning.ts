import type { Role } from '../../containers/facts';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { Properties } from '../../facts/properties';

/** A policy with which an instance becomes a thing of AWS IoT, such as a core device of AWS IoT Greengrass: it creates a certificate. */
export interface DeviceProvisioning extends Fact {
  /** `null`: the resource is the role, with an inline policy. */
  readonly role: Value<Role>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly deviceProvisioning: DeviceProvisioning;
  }
}

/** Actions that create the certificate of a thing. */
const CREATING = ['iot:CreateKeysAndCertificate', 'iot:CreateCertificateFromCsr'];

const ROLE = 'AWS::IAM::Role';

export const deviceProvisioningReaders: { readonly [K in 'deviceProvisioning']: FactReader<K> } = {
  deviceProvisioning: {
    types: ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', ROLE],
    read: ({ type, properties: p }) => {
      const policies = type === ROLE ? (p.objects('Policies') ?? []) : [p];
      if (!policies.some((policy) => creates(policy.object('PolicyDocument')))) return undefined;
      if (type === ROLE) return { role: null };
      return { role: type === 'AWS::IAM::Policy' ? p.many('role', 'Roles')?.[0] : p.one('role', 'RoleName') };
    },
  },
};

function creates(document: Properties): boolean {
  const statements = document.objects('Statement') ?? [];
  return statements.some(
    (statement) => statement.text('Effect') === 'Allow' && statement.texts('Action')?.some((it) => CREATING.includes(it)),
  );
}
