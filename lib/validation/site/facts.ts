import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import type { Properties } from '../facts/properties';

/** `AWS::Outposts::Site`. */
export interface Site extends Fact {
  readonly name: Value<string>;
  readonly operatingAddress: Value<Address>;
  readonly shippingAddress: Value<Address>;
  readonly powerDrawKva: Value<string>;
  readonly powerPhase: Value<string>;
  readonly powerConnector: Value<string>;
  readonly uplinkGbps: Value<string>;
  readonly uplinkCount: Value<string>;
  readonly fiberOpticCableType: Value<string>;
  readonly opticalStandard: Value<string>;
  readonly maximumSupportedWeightLbs: Value<string>;
}

export interface Address {
  readonly contactPhoneNumber: Value<string>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly site: Site;
  }
}

export const siteReaders: { readonly [K in 'site']: FactReader<K> } = {
  site: {
    types: ['AWS::Outposts::Site'],
    read: ({ properties: p }) => {
      const rack = p.object('RackPhysicalProperties');
      return {
        name: p.text('Name'),
        operatingAddress: address(p.object('OperatingAddress')),
        shippingAddress: address(p.object('ShippingAddress')),
        powerDrawKva: rack.text('PowerDrawKva'),
        powerPhase: rack.text('PowerPhase'),
        powerConnector: rack.text('PowerConnector'),
        uplinkGbps: rack.text('UplinkGbps'),
        uplinkCount: rack.text('UplinkCount'),
        fiberOpticCableType: rack.text('FiberOpticCableType'),
        opticalStandard: rack.text('OpticalStandard'),
        maximumSupportedWeightLbs: rack.text('MaximumSupportedWeightLbs'),
      };
    },
  },
};

function address(p: Properties): Address | null {
  if (p.isAbsent) return null;
  return { contactPhoneNumber: p.text('ContactPhoneNumber') };
}
