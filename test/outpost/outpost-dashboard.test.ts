import * as path from 'path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { EbsDeviceVolumeType, InstanceType } from 'aws-cdk-lib/aws-ec2';
import {
  Outpost,
  OutpostAlarms,
  OutpostDashboard,
  OutpostHardware,
  OutpostInventory,
  type IOutpost,
  type OutpostAttributes,
  type OutpostDashboardProps,
} from '../../lib';
import { newStack, OUTPOST_ID, plant } from '../plant';

const INVENTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const LAG = 'op-lag-0a1b2c3d4e5f60718';
const RACKS = [
  { rackId: 'one', hosts: [{ assetId: '1234567890', slots: { 'm5.large': 4, 'm5.xlarge': 2 } }, { assetId: '1234567891' }] },
  { rackId: 'two', hosts: [{ assetId: '1234567892', slots: { 'm5.large': 8 } }] },
];

interface Widget {
  readonly type: string;
  readonly width: number;
  readonly x: number;
  readonly y: number;
  readonly properties: { readonly title: string; readonly metrics?: readonly (readonly unknown[])[]; readonly alarms?: readonly unknown[] };
}

/** The widgets of a dashboard, as CloudWatch gets them. */
function widgetsOf(outpost: IOutpost, props: Partial<OutpostDashboardProps> = {}): Widget[] {
  const { stack } = outpost;
  new OutpostDashboard(stack, 'Dashboard', { outpost, ...props });
  const [dashboard] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  const [, parts] = dashboard.Properties.DashboardBody['Fn::Join'] as [string, unknown[]];
  const body = parts.map((part) => (typeof part === 'string' ? part : 'TOKEN')).join('');
  return (JSON.parse(body) as { widgets: Widget[] }).widgets;
}

const widgets = (props: Partial<OutpostDashboardProps> = {}, attributes: Partial<OutpostAttributes> = {}) =>
  widgetsOf(plant(newStack(), attributes), props);

const titles = (shown: readonly Widget[]) => shown.map(({ properties }) => properties.title);
/** What a graph shows: the metrics by their names, with a dimension. */
const shows = (shown: readonly Widget[], title: string, dimension: string) =>
  shown
    .find(({ properties }) => properties.title === title)
    ?.properties.metrics?.map((metric) => `${String(metric[1])} ${String(metric[metric.indexOf(dimension) + 1])}`);

test('a dashboard shows the service link, the slots that were declared, and the volumes of the hardware', () => {
  const shown = widgets({}, { capacity: { racks: RACKS } });
  expect(titles(shown)).toEqual([
    'Service link up',
    'Instances in use',
    'Instances available',
    'Failed launches',
    'Volumes (GB)',
    'Volumes in use (%)',
  ]);
  expect(shows(shown, 'Service link up', 'OutpostId')).toEqual([`ConnectedStatus ${OUTPOST_ID}`]);
  const types = ['m5.large', 'm5.xlarge'];
  expect(shows(shown, 'Instances in use', 'InstanceType')).toEqual(types.map((type) => `UsedInstanceType_Count ${type}`));
  expect(shows(shown, 'Failed launches', 'InstanceType')).toEqual(types.map((type) => `CapacityExceptions ${type}`));
  expect(shows(shown, 'Volumes in use (%)', 'VolumeType')).toEqual(['EBSVolumeTypeCapacityUtilization gp2']);
});

test('the rows of a dashboard are as wide as it is', () => {
  const width = new Map<number, number>();
  const virtualInterfaces = [{ virtualInterfaceId: 'lgw-vif-0a1b2c3d4e5f60718', outpostLagId: LAG }];
  for (const widget of widgets({ virtualInterfaces, s3: true }, { capacity: { racks: RACKS } }))
    width.set(widget.y, (width.get(widget.y) ?? 0) + widget.width);
  expect([...width.values()]).toEqual([24, 24, 24, 24, 24]);
});

test.each([
  ['second generation', OutpostHardware.RACK_GENERATION_2_MULTI_RACK, ['gp2', 'gp3']],
  ['a rack of an unknown generation', OutpostHardware.of({ supportedHardwareType: 'RACK' }), ['gp2']],
  ['a generation to come', OutpostHardware.of({ supportedHardwareType: 'RACK', generation: 'GENERATION_9' }), ['gp2']],
  ['unknown hardware', undefined, ['gp2']],
  ['a server', OutpostHardware.SERVER, undefined],
])('a dashboard shows the volume types of %s', (_, hardware, types) => {
  const shown = shows(widgets({}, { hardware, localGateway: undefined }), 'Volumes in use (%)', 'VolumeType');
  expect(shown).toEqual(types?.map((type) => `EBSVolumeTypeCapacityUtilization ${type}`));
});

test('a dashboard of an Outpost from an inventory shows the slots that were discovered', () => {
  const stack = newStack();
  const inventory = OutpostInventory.fromFile(INVENTORY);
  const shown = widgetsOf(Outpost.fromInventory(stack, 'Outpost', inventory, 'plant'));
  expect(shows(shown, 'Instances available', 'InstanceType')).toEqual(
    ['m5.2xlarge', 'm5.4xlarge', 'c5.4xlarge'].map((type) => `AvailableInstanceType_Count ${type}`),
  );
});

test('where nothing is declared, graphs without metrics are left out, and types can be named', () => {
  expect(titles(widgets())).not.toContain('Instances in use');
  const named = { instanceTypes: [new InstanceType('c5.large')], volumeTypes: [EbsDeviceVolumeType.GP3] };
  const shown = widgets(named, { capacity: { racks: RACKS } });
  expect(shows(shown, 'Instances in use', 'InstanceType')).toEqual(['UsedInstanceType_Count c5.large']);
  expect(shows(shown, 'Volumes in use (%)', 'VolumeType')).toEqual(['EBSVolumeTypeCapacityUtilization gp3']);
});

test('virtual interfaces are shown with the link aggregation groups that they share', () => {
  const ids = ['lgw-vif-0a1b2c3d4e5f60718', 'sl-vif-0a1b2c3d4e5f60718'];
  const shown = widgets({ virtualInterfaces: ids.map((virtualInterfaceId) => ({ virtualInterfaceId, outpostLagId: LAG })) });
  expect(shows(shown, 'Link aggregation groups up', 'LagId')).toEqual([`LagStatus ${LAG}`]);
  expect(shows(shown, 'Virtual interfaces up', 'VirtualInterfaceId')).toEqual(ids.map((id) => `VifConnectionStatus ${id}`));
  expect(shows(shown, 'BGP sessions (6: established)', 'VirtualInterfaceId')).toEqual(ids.map((id) => `VifBgpSessionState ${id}`));
  const traffic = ids.flatMap((id) => [`IfTrafficIn ${id}`, `IfTrafficOut ${id}`]);
  expect(shows(shown, 'Traffic (bits per second)', 'VirtualInterfaceId')).toEqual(traffic);
});

test('S3 on Outposts is shown where it is wanted', () => {
  const metrics = [`OutpostTotalBytes ${OUTPOST_ID}`, `OutpostFreeBytes ${OUTPOST_ID}`];
  expect(shows(widgets({ s3: true }), 'S3 on Outposts (bytes)', 'OutpostId')).toEqual(metrics);
});

test('alarms come first', () => {
  const stack = newStack();
  const outpost = plant(stack);
  const alarm = new OutpostAlarms(stack, 'Alarms', { outpost }).addServiceLinkAlarm('ServiceLink');
  const [first] = widgetsOf(outpost, { alarms: [alarm] });
  expect(first).toMatchObject({ type: 'alarm', width: 24, y: 0, properties: { alarms: ['TOKEN'] } });
});

test('a dashboard has the name that it is given, and takes widgets of your own', () => {
  const stack = newStack();
  const { dashboard } = new OutpostDashboard(stack, 'Dashboard', { outpost: plant(stack), dashboardName: 'factory' });
  dashboard.addWidgets(new TextWidget({ markdown: 'Call the line' }));
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Dashboard', {
    DashboardName: 'factory',
    DashboardBody: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('Call the line')])] },
  });
});
