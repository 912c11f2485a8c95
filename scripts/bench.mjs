// Measures what the library costs, on the last build, as ratios of elapsed time, which is what somebody waits for. Each pair is measured
// one after the other, each measurement in a process of its own; the middle one of the pairs counts. Run it alone: it judges nothing,
// since time on a shared machine proves little. With --try each measurement runs once and small, so that what it names exists.
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

process.env.CDK_VALIDATION = 'false';
const PAIRS = Number(process.env.PAIRS ?? 11);
const require = createRequire(import.meta.url);

const MEASUREMENTS = {
  importCdk: () => elapsed(touchCdk),
  importBoth: () => elapsed(touchCdk) + elapsed(touchLibrary),
  synth: (outposts) => synth(outposts, false),
  synthAndJudge: (outposts) => synth(outposts, true),
  constructs: (outposts) => buildAndSynth(outposts, buildWithConstructs),
  resources: (outposts) => buildAndSynth(outposts, buildWithL1s),
  parseJson: (outposts) => readInventory(outposts, JSON.parse),
  parseInventory: (outposts) =>
    readInventory(outposts, (text) => require('../dist/inventory/parse.js').parseInventory(text, 'outposts.json')),
  planner: () => planner(),
  diagram: (resources) => draw(resources),
  parseTemplates: (stacks) => inCloudAssembly(stacks, (_, files) => elapsed(() => files.forEach(parseFile))),
  check: (stacks) => inCloudAssembly(stacks, (folder) => elapsed(() => check(folder))),
};

const [measurement, argument] = process.argv.slice(2);
if (measurement === '--try') for (const name of Object.keys(MEASUREMENTS)) MEASUREMENTS[name](2);
else if (measurement) console.log(JSON.stringify(MEASUREMENTS[measurement](Number(argument))));
else report();

function report() {
  const rows = [];
  const row = (what, value, limit, note = '') => {
    rows.push({
      what,
      ratio: value.toFixed(3),
      limit: limit?.toFixed(2) ?? '',
      verdict: limit ? (value <= limit ? 'OK' : 'OVER') : '',
      note,
    });
  };

  const imports = pairs(PAIRS, 'importCdk', 'importBoth');
  row(
    'import of library and CDK / import of CDK',
    median(imports.map(([cdk, both]) => both / cdk)),
    1.15,
    millis(imports.map(([cdk, both]) => both - cdk)),
  );

  const perOutpost = [];
  for (const [outposts, times] of [
    [100, PAIRS],
    [300, 3],
    [1000, 1],
  ]) {
    const judged = pairs(times, 'synth', 'synthAndJudge', outposts);
    const shares = (of) => median(judged.map(([plain, { judge }]) => judge / plain[of]));
    perOutpost.push([outposts, median(judged.map(([, { judge }]) => judge)) / outposts]);
    const note = `${millis(judged.map(([, { judge }]) => judge))}, ${judged[0][1].findings} findings`;
    row(`facts and rules / synth of ${outposts} Outposts`, shares('run'), 0.1, note);
    row(`  of its last part, app.synth() alone`, shares('assembling'));
  }
  const [[few, first], , [many, last]] = perOutpost;
  row('growth of facts and rules, exponent', 1 + Math.log(last / first) / Math.log(many / few));

  for (const [outposts, times] of [
    [100, PAIRS],
    [300, 5],
  ]) {
    const built = pairs(times, 'resources', 'constructs', outposts);
    const ratio = median(built.map(([resources, constructs]) => constructs.elapsed / resources.elapsed));
    row(`our constructs / the same L1s, ${outposts} Outposts`, ratio, 1.25);
    const [[{ shape: ofL1s }, { shape: ofConstructs }]] = built;
    if (ofL1s !== ofConstructs) throw new Error(`the two apps are not the same:\n${ofL1s}\n${ofConstructs}`);
  }

  const read = pairs(PAIRS, 'parseJson', 'parseInventory', 1000);
  row(
    'an inventory of 1,000 Outposts with 100 assets each / JSON.parse',
    median(read.map(([json, inventory]) => inventory / json)),
    2,
    millis(read.map(([, inventory]) => inventory)),
  );

  const { cpu, hosts, bound } = JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'planner'], { encoding: 'utf8' }),
  );
  row('planner: 10,000 instances, seconds of CPU', cpu / 1000, 0.2, `${hosts} hosts`);
  row('planner: hosts / the fewest possible', hosts / bound, 1.01, `at least ${bound}`);

  for (const [stacks, times, limit] of [
    [100, 5],
    [1000, 3, 4],
  ]) {
    const checked = pairs(times, 'parseTemplates', 'check', stacks);
    const ratio = median(checked.map(([parse, check]) => check / parse));
    row(`check of ${stacks} stacks with 63 resources each / JSON.parse`, ratio, limit, millis(checked.map(([, check]) => check)));
  }

  for (const [resources, limit] of [[500, 3], [5000]]) {
    const drawn = Array.from({ length: 3 }, () => measure('diagram', resources));
    const seconds = median(drawn.map(({ elapsed }) => elapsed)) / 1000;
    row(`diagram of ${resources} resources on 10 Outposts, in seconds`, seconds, limit, `${drawn[0].kilobytes} kB`);
  }
  console.table(rows);
}

/** CPU time in milliseconds for the hosts of 10,000 instances, one of which can fail. The planner is in the bundle of the rules: here from its sources. */
function planner() {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('../lib/planner/hosts-required.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
  });
  const bundle = { exports: {} };
  new Function('module', 'exports', outputFiles[0].text)(bundle, bundle.exports);
  const shares = { 'm5.large': 3000, 'm5.xlarge': 2500, 'm5.2xlarge': 2000, 'm5.4xlarge': 1500, 'm5.8xlarge': 500, 'm5.12xlarge': 500 };
  const workloads = Object.entries(shares).map(([instanceType, count]) => ({ name: instanceType, instanceType, count }));
  const before = process.cpuUsage();
  const [{ hosts, bound }] = bundle.exports.hostsRequired({ workloads, hostFailures: 1 });
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, hosts: hosts.length, bound: bound.hosts };
}

function pairs(count, plain, loaded, argument = '') {
  return Array.from({ length: count }, (_, index) => {
    if (index % 2 === 0) return [measure(plain, argument), measure(loaded, argument)];
    const second = measure(loaded, argument);
    return [measure(plain, argument), second];
  });
}

function measure(name, argument) {
  const program = fileURLToPath(import.meta.url);
  return JSON.parse(execFileSync(process.execPath, [program, name, String(argument)], { encoding: 'utf8' }));
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function millis(values) {
  return `${median(values).toFixed(0)} ms`;
}

/** Milliseconds that an action takes. */
function elapsed(action) {
  const before = performance.now();
  action();
  return performance.now() - before;
}

/** Milliseconds that reading an inventory takes. */
function readInventory(outposts, parse) {
  const asset = (host) => ({
    AssetId: `${host}`,
    RackId: `${host % 4}`,
    AssetType: 'COMPUTE',
    ComputeAttributes: {
      HostId: `h-${host}`,
      State: 'ACTIVE',
      InstanceFamilies: ['c5', 'm5'],
      InstanceTypeCapacities: ['c5.2xlarge', 'm5.large', 'm5.xlarge'].map((InstanceType) => ({ InstanceType, Count: 4 })),
      MaxVcpus: 96,
    },
    AssetLocation: { RackElevation: host % 42 },
  });
  const entry = (id) => ({
    outpost: { OutpostId: `op-${id}`, SupportedHardwareType: 'RACK', Generation: 'GENERATION_1' },
    assets: Array.from({ length: 100 }, (_, host) => asset(host)),
  });
  const text = JSON.stringify({ schemaVersion: 1, outposts: Array.from({ length: outposts }, (_, id) => entry(id)) }, undefined, 2);
  return elapsed(() => parse(text));
}

/** What an app with our constructs uses of the CDK, whether or not it uses our constructs. */
function touchCdk() {
  const touched = {
    'aws-cdk-lib': [
      'App',
      'Aws',
      'CfnOutput',
      'CustomResource',
      'CustomResourceProvider',
      'CustomResourceProviderRuntime',
      'Duration',
      'Fn',
      'Lazy',
      'Mixin',
      'RemovalPolicy',
      'Resource',
      'Size',
      'Stack',
      'Tags',
      'Validations',
    ],
    'aws-cdk-lib/aws-datasync': ['CfnLocationS3', 'CfnTask'],
    'aws-cdk-lib/aws-ec2': [
      'CfnInstance',
      'CfnLocalGatewayRouteTableVPCAssociation',
      'CfnSubnet',
      'CfnVolume',
      'Connections',
      'Port',
      'SecurityGroup',
      'Vpc',
    ],
    'aws-cdk-lib/aws-iam': ['Grant', 'PolicyStatement', 'Role', 'ServicePrincipal'],
    'aws-cdk-lib/aws-kms': ['Key'],
    'aws-cdk-lib/aws-logs': ['LogGroup'],
    'aws-cdk-lib/aws-outposts': ['CfnOutpost', 'CfnSite'],
    'aws-cdk-lib/aws-s3': ['Bucket'],
    'aws-cdk-lib/aws-s3outposts': ['CfnAccessPoint', 'CfnBucket', 'CfnEndpoint'],
  };
  for (const [module, names] of Object.entries(touched)) {
    const exported = require(module);
    for (const name of names) if (!exported[name]) throw new Error(`${module} has no ${name}`);
  }
}

function touchLibrary() {
  const { Outpost, OutpostSubnet, S3OutpostsBucket, BackupLink, mixins } = require('../dist/index.js');
  if (![Outpost, OutpostSubnet, S3OutpostsBucket, BackupLink, mixins.InstanceDedicatedHost].every(Boolean))
    throw new Error('the library does not export one of the names that are measured');
}

/** Making and synthesizing an app of raw L1s, one stack of 65 resources for each Outpost, and the part of it that judges. */
function synth(outposts, judged) {
  const { App } = require('aws-cdk-lib');
  const { OutpostsValidation } = require('../dist/index.js');
  const { prototype } = OutpostsValidation;
  const { validate } = prototype;
  let judge = 0;
  let assembling = 0;
  let findings = 0;
  prototype.validate = function (context) {
    let answer;
    judge += elapsed(() => (answer = validate.call(this, context)));
    findings += answer.violations.length;
    return answer;
  };
  return inTemporaryFolder((outdir) => {
    const run = elapsed(() => {
      const app = new App({ outdir, analyticsReporting: false });
      if (!judged) Object.defineProperty(app, Symbol.for('cdk-outposts.OutpostsValidation'), { value: true });
      for (let index = 0; index < outposts; index++) sixtyFiveResources(app, index);
      assembling = elapsed(() => app.synth());
    });
    return { run, assembling, judge, findings };
  });
}

function sixtyFiveResources(app, index) {
  const { Fn, Stack } = require('aws-cdk-lib');
  const ec2 = require('aws-cdk-lib/aws-ec2');
  const rds = require('aws-cdk-lib/aws-rds');
  const s3outposts = require('aws-cdk-lib/aws-s3outposts');
  const stack = new Stack(app, `Plant${index}`, { env: { account: accountOf(index), region: 'us-west-2' } });
  const { outpostArn, outpostId, localGatewayId, localGatewayRouteTableId } = importedOutpost(stack, index);

  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const association = new ec2.CfnLocalGatewayRouteTableVPCAssociation(stack, 'Association', { localGatewayRouteTableId, vpcId: vpc.ref });
  const subnets = range(8).map((number) => {
    const subnet = new ec2.CfnSubnet(stack, `Subnet${number}`, {
      vpcId: vpc.ref,
      cidrBlock: `10.0.${number}.0/24`,
      outpostArn,
      availabilityZone: 'us-west-2a',
    });
    const routeTable = new ec2.CfnRouteTable(stack, `RouteTable${number}`, { vpcId: vpc.ref });
    new ec2.CfnSubnetRouteTableAssociation(stack, `RouteTableAssociation${number}`, { subnetId: subnet.ref, routeTableId: routeTable.ref });
    const route = new ec2.CfnRoute(stack, `Route${number}`, {
      routeTableId: routeTable.ref,
      destinationCidrBlock: '192.168.0.0/16',
      localGatewayId,
    });
    route.addResourceDependency(association);
    return subnet;
  });
  const instances = range(10).map(
    (number) =>
      new ec2.CfnInstance(stack, `Instance${number}`, {
        imageId: 'ami-0123456789abcdef0',
        instanceType: 'm5.xlarge',
        subnetId: subnets[number % 8].ref,
        blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeType: 'gp2', volumeSize: 30, encrypted: true } }],
      }),
  );
  for (const number of range(6)) {
    const volume = new ec2.CfnVolume(stack, `Volume${number}`, {
      availabilityZone: 'us-west-2a',
      outpostArn,
      size: 100,
      volumeType: 'gp2',
      encrypted: true,
    });
    new ec2.CfnVolumeAttachment(stack, `Attachment${number}`, {
      instanceId: instances[number].ref,
      volumeId: volume.ref,
      device: '/dev/sdf',
    });
  }
  const subnetGroup = new rds.CfnDBSubnetGroup(stack, 'SubnetGroup', {
    dbSubnetGroupDescription: 'Databases',
    subnetIds: [subnets[0].ref],
  });
  new rds.CfnDBInstance(stack, 'Database', {
    engine: 'postgres',
    dbInstanceClass: 'db.m5.large',
    allocatedStorage: '100',
    storageType: 'gp2',
    storageEncrypted: true,
    dbSubnetGroupName: subnetGroup.ref,
    manageMasterUserPassword: true,
    masterUsername: 'plant',
  });
  const bucket = new s3outposts.CfnBucket(stack, 'Bucket', { outpostId, bucketName: 'recordings' });
  new s3outposts.CfnAccessPoint(stack, 'AccessPoint', { bucket: bucket.attrArn, name: 'recordings', vpcConfiguration: { vpcId: vpc.ref } });
  const securityGroup = new ec2.CfnSecurityGroup(stack, 'SecurityGroup', {
    groupDescription: 'Endpoint',
    vpcId: vpc.ref,
    securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '10.0.0.0/16' }],
  });
  new s3outposts.CfnEndpoint(stack, 'Endpoint', {
    outpostId,
    subnetId: subnets[0].ref,
    securityGroupId: Fn.getAtt(securityGroup.logicalId, 'GroupId').toString(),
    accessType: 'Private',
  });
  new ec2.CfnPlacementGroup(stack, 'PlacementGroup', { strategy: 'cluster' });
  new ec2.CfnCapacityReservation(stack, 'Reservation', {
    availabilityZone: 'us-west-2a',
    instanceCount: 1,
    instancePlatform: 'Linux/UNIX',
    instanceType: 'm5.xlarge',
    outPostArn: outpostArn,
  });
}

/** A cloud assembly with an Outpost in each stack. Returns the paths of the templates. */
function writeCloudAssembly(folder, stacks, resources) {
  const artifacts = {};
  const files = range(stacks).map((index) => {
    const outpostArn = `arn:aws:outposts:us-west-2:111122223333:outpost/op-${index.toString(16).padStart(17, '0')}`;
    const templateFile = `Plant${index}.template.json`;
    writeFileSync(join(folder, templateFile), JSON.stringify(templateOf(outpostArn, resources)));
    artifacts[`Plant${index}`] = {
      type: 'aws:cloudformation:stack',
      environment: 'aws://111122223333/us-west-2',
      properties: { templateFile },
    };
    return join(folder, templateFile);
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  return files;
}

function inCloudAssembly(stacks, action) {
  return inTemporaryFolder((folder) => action(folder, writeCloudAssembly(folder, stacks, 63)));
}

function parseFile(file) {
  JSON.parse(readFileSync(file, 'utf8'));
}

/** The command `check`, with the start of its process. */
function check(folder) {
  const command = fileURLToPath(new URL('../dist/bin/outposts.js', import.meta.url));
  const { error, status, stderr } = spawnSync(process.execPath, [command, 'check', folder], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  // 1: it has findings.
  if (error || status > 1) throw error ?? new Error(stderr);
}

/** The command `diagram`, with the start of its process, on a cloud assembly with ten Outposts. */
function draw(resources) {
  return inTemporaryFolder((folder) => {
    writeCloudAssembly(folder, 10, resources / 10);
    const page = join(folder, 'diagram.html');
    const command = fileURLToPath(new URL('../dist/bin/outposts.js', import.meta.url));
    const time = elapsed(() => execFileSync(process.execPath, [command, 'diagram', folder, '--out', page]));
    return { elapsed: time, kilobytes: Math.round(statSync(page).size / 1000) };
  });
}

/** A VPC with a local gateway route table, and instances in subnets of 50 resources. */
function templateOf(OutpostArn, count) {
  const Resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Table: { Type: 'AWS::EC2::LocalGatewayRouteTable', Properties: { LocalGatewayId: OutpostArn.replace(/^.*op/, 'lgw') } },
    Association: {
      Type: 'AWS::EC2::LocalGatewayRouteTableVPCAssociation',
      Properties: { LocalGatewayRouteTableId: { Ref: 'Table' }, VpcId: { Ref: 'Vpc' } },
    },
  };
  let subnet;
  for (let number = 3; number < count; number++) {
    const id = `Resource${number}`;
    if (number % 50 === 3) {
      subnet = id;
      const CidrBlock = `10.0.${Math.floor(number / 50)}.0/24`;
      Resources[id] = {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock, OutpostArn, AvailabilityZone: 'us-west-2a' },
      };
    } else
      Resources[id] = {
        Type: 'AWS::EC2::Instance',
        Properties: { SubnetId: { Ref: subnet }, InstanceType: ['m5.xlarge', 'm5.large'][number % 2] },
      };
  }
  const declared = { outpost: { OutpostArn }, localGatewayId: OutpostArn.replace(/^.*op/, 'lgw') };
  return { Metadata: { 'cdk-outposts': { outposts: [declared] } }, Resources };
}

/** Fifty Outposts each, since an account has a hundred buckets on Outposts at most. */
function accountOf(index) {
  return String(111122223333 + Math.floor(index / 50));
}

function importedOutpost(stack, index) {
  const { Outpost, OutpostHardware } = require('../dist/index.js');
  const outpostId = `op-${index.toString(16).padStart(17, '0')}`;
  const localGatewayId = `lgw-${index.toString(16).padStart(17, '0')}`;
  const localGatewayRouteTableId = `lgw-rtb-${index.toString(16).padStart(17, '0')}`;
  const outpostArn = `arn:aws:outposts:us-west-2:${accountOf(index)}:outpost/${outpostId}`;
  const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', {
    outpostArn,
    availabilityZone: 'us-west-2a',
    hardware: OutpostHardware.RACK_GENERATION_1,
    localGateway: { localGatewayId, localGatewayRouteTableId },
    capacity: { racks: [{ rackId: 'rack-1', hosts: [{ assetId: String(index), slots: { 'm5.large': 8, 'm5.xlarge': 16 } }] }] },
  });
  return { outpost, outpostArn, outpostId, localGatewayId, localGatewayRouteTableId };
}

/** Making and synthesizing an app of some Outposts, without the rules, which are measured by themselves. */
function buildAndSynth(outposts, build) {
  const { App, Stack } = require('aws-cdk-lib');
  return inTemporaryFolder((outdir) => {
    let assembly;
    const time = elapsed(() => {
      const app = new App({ outdir, analyticsReporting: false });
      Object.defineProperty(app, Symbol.for('cdk-outposts.OutpostsValidation'), { value: true });
      for (const index of range(outposts))
        build(new Stack(app, `Plant${index}`, { env: { account: accountOf(index), region: 'us-west-2' } }), index);
      assembly = app.synth();
    });
    const shape = assembly.stacks.map(({ template }) =>
      Object.values(template.Resources)
        .map(({ Type, Properties }) => `${Type} ${Object.keys(Properties)}`)
        .sort()
        .join('\n'),
    );
    return { elapsed: time, shape: shape[shape.length - 1] };
  });
}

function buildWithConstructs(stack, index) {
  const ec2 = require('aws-cdk-lib/aws-ec2');
  const { OutpostSubnet, S3OutpostsBucket } = require('../dist/index.js');
  const { outpost } = importedOutpost(stack, index);
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  for (const number of range(8)) {
    const subnet = new OutpostSubnet(stack, `Subnet${number}`, { vpc, outpost, ipv4CidrBlock: `10.0.${number}.0/24` });
    subnet.addLocalGatewayRoute('Building', '192.168.0.0/16');
  }
  for (const number of range(4)) {
    const bucket = new S3OutpostsBucket(stack, `Bucket${number}`, { outpost, bucketName: `recordings-${number}` });
    bucket.addAccessPoint('AccessPoint', { vpc, accessPointName: `recordings-${number}` });
  }
  for (const number of range(10)) {
    const volume = new ec2.CfnVolume(stack, `Volume${number}`, { availabilityZone: 'us-west-2a', size: 100, encrypted: true });
    volume.with(outpost.placement);
  }
}

function buildWithL1s(stack, index) {
  const { RemovalPolicy } = require('aws-cdk-lib');
  const ec2 = require('aws-cdk-lib/aws-ec2');
  const s3outposts = require('aws-cdk-lib/aws-s3outposts');
  const { outpostArn, outpostId, localGatewayId, localGatewayRouteTableId } = importedOutpost(stack, index);
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const association = new ec2.CfnLocalGatewayRouteTableVPCAssociation(stack, 'Association', { localGatewayRouteTableId, vpcId: vpc.ref });
  for (const number of range(8)) {
    const tags = [{ key: 'Name', value: `${stack.node.path}/Subnet${number}` }];
    const subnet = new ec2.CfnSubnet(stack, `Subnet${number}`, {
      vpcId: vpc.ref,
      cidrBlock: `10.0.${number}.0/24`,
      outpostArn,
      availabilityZone: 'us-west-2a',
      tags,
    });
    const routeTable = new ec2.CfnRouteTable(stack, `RouteTable${number}`, { vpcId: vpc.ref, tags });
    new ec2.CfnSubnetRouteTableAssociation(stack, `RouteTableAssociation${number}`, { subnetId: subnet.ref, routeTableId: routeTable.ref });
    const route = new ec2.CfnRoute(stack, `Route${number}`, {
      routeTableId: routeTable.ref,
      destinationCidrBlock: '192.168.0.0/16',
      localGatewayId,
    });
    route.addResourceDependency(association);
  }
  for (const number of range(4)) {
    const bucket = new s3outposts.CfnBucket(stack, `Bucket${number}`, { outpostId, bucketName: `recordings-${number}` });
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new s3outposts.CfnAccessPoint(stack, `AccessPoint${number}`, {
      bucket: bucket.attrArn,
      name: `recordings-${number}`,
      vpcConfiguration: { vpcId: vpc.ref },
    });
  }
  for (const number of range(10)) {
    new ec2.CfnVolume(stack, `Volume${number}`, {
      availabilityZone: 'us-west-2a',
      outpostArn,
      size: 100,
      volumeType: 'gp2',
      encrypted: true,
    });
  }
}

function range(count) {
  return [...Array(count).keys()];
}

function inTemporaryFolder(action) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-outposts-bench-'));
  try {
    return action(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
