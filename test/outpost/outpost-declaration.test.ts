import { CfnParameter, Duration, Size, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { readFacts } from '../../lib/validation/facts/read';
import { Outpost, OutpostHardware, Site } from '../../lib';
import { newStack, OUTPOST_ARN, OUTPOST_ID } from '../plant';

/** What rules know about the Outposts of a stack. */
function outpostsOf(stack: Stack) {
  const facts = readFacts([{ name: stack.stackName, path: 'plant.json', body: Template.fromStack(stack).toJSON() }]);
  return facts.all('outpost');
}

describe('the expected disconnection', () => {
  const hoursIn = (stack: Stack) =>
    outpostsOf(stack).map(({ expectedDisconnectHours, hardware }) => ({ expectedDisconnectHours, hardware }));

  test('of an existing Outpost reaches the rules, beside the rest of its declaration', () => {
    const stack = newStack();
    const hardware = OutpostHardware.RACK_GENERATION_1;
    const expectedDisconnection = Duration.days(5);
    Outpost.fromOutpostAttributes(stack, 'Outpost', { outpostArn: OUTPOST_ARN, hardware, expectedDisconnection });
    expect(hoursIn(stack)).toEqual([{ expectedDisconnectHours: 120, hardware: 'RACK' }]);
  });

  test('of a new Outpost is recorded by its logical ID', () => {
    const stack = newStack();
    const site = new Site(stack, 'Site');
    const hardware = OutpostHardware.RACK_GENERATION_2_MULTI_RACK;
    const expectedDisconnection = Duration.minutes(90);
    new Outpost(stack, 'Outpost', { site, availabilityZone: 'us-west-2a', hardware, expectedDisconnection });
    expect(hoursIn(stack)).toEqual([{ expectedDisconnectHours: 1.5, hardware: 'RACK' }]);
  });

  test('of an Outpost in an ARN with tokens is recorded by its ID', () => {
    const stack = newStack();
    const outpostArn = stack.formatArn({ service: 'outposts', resource: 'outpost', resourceName: OUTPOST_ID });
    Outpost.fromOutpostAttributes(stack, 'Outpost', { outpostArn, expectedDisconnection: Duration.hours(8) });
    expect(hoursIn(stack)).toEqual([{ expectedDisconnectHours: 8, hardware: undefined }]);
  });

  test('of an Outpost whose ARN is a parameter reaches no rule', () => {
    const stack = newStack();
    const { valueAsString: outpostArn } = new CfnParameter(stack, 'OutpostArn');
    Outpost.fromOutpostAttributes(stack, 'Outpost', { outpostArn, expectedDisconnection: Duration.hours(8) });
    expect(hoursIn(stack)).toEqual([]);
  });

  test('is unknown if nobody declares it', () => {
    const stack = newStack();
    Outpost.fromOutpostArn(stack, 'Outpost', OUTPOST_ARN);
    expect(hoursIn(stack)).toEqual([{ expectedDisconnectHours: undefined, hardware: undefined }]);
  });

  test('may come from an inventory', () => {
    const inventory = { outposts: [{ outpost: { OutpostId: OUTPOST_ID }, expectedDisconnectHours: 4 }] };
    expect(readFacts([], [inventory]).all('outpost')).toMatchObject([{ expectedDisconnectHours: 4 }]);
  });
});

describe('the storage', () => {
  const storageIn = (stack: Stack) =>
    outpostsOf(stack).map(({ s3CapacityTiB, ebsCapacityTiB, ebsVolumeTypes }) => ({ s3CapacityTiB, ebsCapacityTiB, ebsVolumeTypes }));

  test('of an Outpost reaches the rules in TiB, whatever the unit of its declaration', () => {
    const stack = newStack();
    const ebs = [
      { volumeType: EbsDeviceVolumeType.GP2, capacity: Size.tebibytes(11) },
      { volumeType: EbsDeviceVolumeType.GP3, capacity: Size.gibibytes(512) },
    ];
    Outpost.fromOutpostAttributes(stack, 'Outpost', {
      outpostArn: OUTPOST_ARN,
      capacity: { storage: { s3: Size.tebibytes(26), ebs } },
    });
    expect(storageIn(stack)).toEqual([{ s3CapacityTiB: 26, ebsCapacityTiB: 11.5, ebsVolumeTypes: ['gp2', 'gp3'] }]);
    expect(Template.fromStack(stack).toJSON().Metadata['cdk-outposts'].outposts[0].storage).toEqual({
      s3: { capacityTiB: 26 },
      ebs: [
        { volumeType: 'gp2', capacityTiB: 11 },
        { volumeType: 'gp3', capacityTiB: 0.5 },
      ],
    });
  });

  test('of an Outpost without any is zero, which is not unknown', () => {
    const stack = newStack();
    Outpost.fromOutpostAttributes(stack, 'Outpost', { outpostArn: OUTPOST_ARN, capacity: { storage: { s3: Size.tebibytes(0), ebs: [] } } });
    expect(storageIn(stack)).toEqual([{ s3CapacityTiB: 0, ebsCapacityTiB: 0, ebsVolumeTypes: [] }]);
  });

  test('is unknown if nobody declares it', () => {
    const stack = newStack();
    Outpost.fromOutpostArn(stack, 'Outpost', OUTPOST_ARN);
    expect(storageIn(stack)).toEqual([{ s3CapacityTiB: undefined, ebsCapacityTiB: undefined, ebsVolumeTypes: undefined }]);
  });
});
