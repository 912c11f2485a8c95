import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  MaximumSupportedWeight,
  OpticalStandard,
  PowerDraw,
  PowerFeedDrop,
  RackPower,
  Site,
  SinglePhaseConnector,
  ThreePhaseConnector,
  type RackPhysicalProperties,
} from '../../lib';
import { newApp, newStack } from '../plant';

const ADDRESS = {
  contactName: 'Ada Example',
  contactPhoneNumber: '+12065550100',
  addressLine1: '1 Plant Road',
  city: 'Seattle',
  stateOrRegion: 'WA',
  postalCode: '98101',
  countryCode: 'US',
};

describe('a site', () => {
  test('has the properties it was given', () => {
    const stack = newStack();
    const site = new Site(stack, 'Site', {
      siteName: 'Seattle',
      description: 'Assembly plant',
      notes: 'Gate 4',
      operatingAddress: ADDRESS,
      shippingAddress: { ...ADDRESS, addressLine2: 'Dock 2' },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::Outposts::Site', {
      Name: 'Seattle',
      Description: 'Assembly plant',
      Notes: 'Gate 4',
      OperatingAddress: {
        ContactName: 'Ada Example',
        ContactPhoneNumber: '+12065550100',
        AddressLine1: '1 Plant Road',
        AddressLine2: Match.absent(),
        City: 'Seattle',
        StateOrRegion: 'WA',
        PostalCode: '98101',
        CountryCode: 'US',
      },
      ShippingAddress: { AddressLine2: 'Dock 2' },
    });
    expect(stack.resolve(site.siteArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Site/), 'SiteArn'] });
    expect(stack.resolve(site.siteId)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Site/), 'SiteId'] });
  });

  test('needs nothing: it is named after its path', () => {
    const stack = newStack();
    new Site(stack, 'Site');
    Template.fromStack(stack).hasResource('AWS::Outposts::Site', { Properties: { Name: 'Plant/Site' } });
  });
});

describe('what a site offers a rack', () => {
  const rackOf = (rackPhysicalProperties: RackPhysicalProperties) => {
    const stack = newStack();
    new Site(stack, 'Site', { rackPhysicalProperties });
    const [site] = Object.values(Template.fromStack(stack).findResources('AWS::Outposts::Site'));
    return site.Properties.RackPhysicalProperties;
  };

  test('single-phase power, with the connectors that fit it', () => {
    const power = RackPower.singlePhase(PowerDraw.KVA_5, SinglePhaseConnector.L6_30P, PowerFeedDrop.BELOW_RACK);
    expect(rackOf({ power })).toEqual({
      PowerDrawKva: 'POWER_5_KVA',
      PowerPhase: 'SINGLE_PHASE',
      PowerConnector: 'L6_30P',
      PowerFeedDrop: 'BELOW_RACK',
    });
  });

  test('three-phase power, with the connectors that fit it', () => {
    const power = RackPower.threePhase(PowerDraw.KVA_15, ThreePhaseConnector.AH530P7W, PowerFeedDrop.ABOVE_RACK);
    expect(rackOf({ power })).toEqual({
      PowerDrawKva: 'POWER_15_KVA',
      PowerPhase: 'THREE_PHASE',
      PowerConnector: 'AH530P7W',
      PowerFeedDrop: 'ABOVE_RACK',
    });
  });

  test.each([
    [OpticalStandard.OPTIC_1000BASE_LX, 1, 'UPLINK_1G', 'UPLINK_COUNT_1', 'SINGLE_MODE', 'OPTIC_1000BASE_LX'],
    [OpticalStandard.OPTIC_10GBASE_SR, 16, 'UPLINK_10G', 'UPLINK_COUNT_16', 'MULTI_MODE', 'OPTIC_10GBASE_SR'],
    [OpticalStandard.OPTIC_40GBASE_ESR, 4, 'UPLINK_40G', 'UPLINK_COUNT_4', 'MULTI_MODE', 'OPTIC_40GBASE_ESR'],
    [OpticalStandard.OPTIC_100G_PSM4_MSA, 2, 'UPLINK_100G', 'UPLINK_COUNT_2', 'SINGLE_MODE', 'OPTIC_100G_PSM4_MSA'],
    [OpticalStandard.singleMode('OPTIC_400GBASE_DR4', 400), 1, 'UPLINK_400G', 'UPLINK_COUNT_1', 'SINGLE_MODE', 'OPTIC_400GBASE_DR4'],
  ])(
    'speed and fiber of %p follow from the transceiver',
    (opticalStandard, count, UplinkGbps, UplinkCount, FiberOpticCableType, OpticalStandard) => {
      expect(rackOf({ uplink: { opticalStandard, count } })).toEqual({ UplinkGbps, UplinkCount, FiberOpticCableType, OpticalStandard });
    },
  );

  test('a weight that the floor bears', () => {
    expect(rackOf({ maximumSupportedWeight: MaximumSupportedWeight.MAX_1800_LBS })).toEqual({ MaximumSupportedWeightLbs: 'MAX_1800_LBS' });
  });

  test('a power draw that has no constant', () => {
    const power = RackPower.threePhase(PowerDraw.of('POWER_60_KVA'), ThreePhaseConnector.CS8365C, PowerFeedDrop.ABOVE_RACK);
    expect(rackOf({ power })).toMatchObject({ PowerDrawKva: 'POWER_60_KVA' });
  });
});

describe('a site from its ARN', () => {
  test('has the ID, account and Region of the ARN', () => {
    const site = Site.fromSiteArn(newStack(), 'Site', 'arn:aws:outposts:eu-west-3:444455556666:site/os-0a1b2c3d4e5f60718');
    expect(site.siteId).toBe('os-0a1b2c3d4e5f60718');
    expect(site.siteRef).toEqual({ siteArn: site.siteArn });
    expect(site.env).toEqual({ account: '444455556666', region: 'eu-west-3' });
  });

  test('may have an ARN that is a parameter', () => {
    const stack = new Stack(newApp(), 'Anywhere');
    const site = Site.fromSiteArn(stack, 'Site', new CfnParameter(stack, 'SiteArn').valueAsString);
    expect(stack.resolve(site.siteRef.siteArn)).toEqual({ Ref: 'SiteArn' });
  });
});
