import type { DataSyncLocation, SnapshotPolicy } from '../../validation/backup/facts';
import { isObject } from '../../validation/facts/template';
import type { Outpost } from '../../validation/outpost/facts';
import { addLine, type Draft, type Drawing } from './drawing';
import type { Places } from './places';

/** Adds copies of data: DataSync tasks, EBS snapshots, RDS backups and S3 on Outposts replication. */
export function drawBackups(drawing: Drawing, places: Places): void {
  dataSyncTasks(drawing, places);
  snapshots(drawing, places);
  databaseBackups(drawing, places);
  replications(drawing);
}

function dataSyncTasks(drawing: Drawing, places: Places): void {
  const restores: { readonly from: string; readonly to: string; readonly label: string }[] = [];
  for (const task of drawing.input.facts.all('dataSyncTask')) {
    const [from, to] = [task.source, task.destination].map((location) => location && locationDraft(location, drawing, places));
    if (!from || !to) continue;
    drawing.isAbout(task, from);
    const isRestore = to.kind === 'bucket' && from.kind !== 'bucket';
    const label = task.schedule ? `AWS DataSync, ${task.schedule}` : 'AWS DataSync';
    if (isRestore) restores.push({ from: to.id, to: from.id, label });
    else drawing.connect({ kind: 'data', arrows: 'to', from: from.id, to: to.id, label, stops: true });
    for (const location of [task.source, task.destination]) {
      for (const agent of location?.agents ?? []) {
        const instance = drawing.find(agent.instance?.id);
        if (instance && !instance.lines.includes('DataSync agent')) instance.lines.push('DataSync agent');
        drawing.isAbout(agent, instance);
      }
    }
  }
  for (const { from, to, label } of restores) {
    const backup = drawing.edges.find((edge) => edge.kind === 'data' && edge.from === from && edge.to === to);
    if (backup) drawing.disconnect(backup);
    const both = backup && `${backup.label}, with restore`;
    drawing.connect({ kind: 'data', arrows: backup ? 'both' : 'from', from, to, label: both ?? `${label}, restore`, stops: true });
  }
}

/** The bucket of a location. */
function locationDraft(location: DataSyncLocation, drawing: Drawing, places: Places): Draft | undefined {
  const onOutpost = drawing.find(location.accessPoint?.bucket?.id);
  if (location.isOnOutpost) {
    drawing.isAbout(location, onOutpost);
    return onOutpost;
  }
  const { logicalId } = location.location ?? {};
  const source = drawing.input.sources.find(({ name }) => name === location.location?.stack);
  const resources = source && isObject(source.body.Resources) ? source.body.Resources : {};
  const resource = logicalId === undefined ? undefined : resources[logicalId];
  const properties = isObject(resource) && isObject(resource.Properties) ? resource.Properties : {};
  const bucket = bucketIn(properties.S3BucketArn);
  const draft =
    (bucket && source ? drawing.about(source.name, bucket) : undefined) ??
    drawing.resource(location, 'regionBucket', places.region(source?.region ?? drawing.roots.find(({ kind }) => kind === 'region')?.title));
  drawing.isAbout(location, draft);
  addLine(draft, location.storageClass && location.storageClass !== 'STANDARD' && location.storageClass);
  return draft;
}

/** Logical ID in `Fn::GetAtt`. */
function bucketIn(arn: unknown): string | undefined {
  const attribute = isObject(arn) ? arn['Fn::GetAtt'] : undefined;
  const [id] = Array.isArray(attribute) ? (attribute as unknown[]) : typeof attribute === 'string' ? attribute.split('.') : [];
  return typeof id === 'string' ? id : undefined;
}

/** A policy selects volumes by tags, so the Outposts of its stack are those with its volumes. */
function snapshots(drawing: Drawing, places: Places): void {
  const { facts } = drawing.input;
  for (const policy of facts.all('snapshotPolicy')) {
    const { stack } = policy.location!;
    const used = [...facts.all('launch'), ...facts.all('volume')].filter(({ location }) => location?.stack === stack);
    const outposts = new Set(used.flatMap(({ outpost }) => outpost ?? []));
    for (const outpost of outposts) {
      if (isLocal(policy)) addLine(drawing.resource(policy, 'snapshots', places.outpost(outpost)), 'local snapshots on the Outpost');
      else if (policy.schedules) regionSnapshots(policy, outpost, drawing, places);
    }
  }
}

function regionSnapshots(policy: SnapshotPolicy, outpost: Outpost, drawing: Drawing, places: Places): void {
  const draft = drawing.resource(policy, 'snapshots', places.regionOf(outpost));
  drawing.connect({ kind: 'data', arrows: 'to', from: outpost.id, to: draft.id, label: 'EBS snapshots', stops: true });
}

function isLocal({ schedules }: SnapshotPolicy): boolean {
  return !!schedules?.length && schedules.every(({ location }) => location === 'OUTPOST_LOCAL');
}

/** RDS stores automated backups in the Region, unless `BackupTarget` is `outposts`. */
function databaseBackups(drawing: Drawing, places: Places): void {
  for (const database of drawing.input.facts.all('dbInstance')) {
    const draft = drawing.find(database.id);
    if (!draft || !database.outpost) continue;
    if (database.backupTarget === 'outposts') addLine(draft, 'local backups on the Outpost');
    if (database.backupTarget !== 'region') continue;
    const region = places.regionOf(database.outpost);
    const backups = drawing.element(`backups of ${database.id}`, 'databaseBackups', draft.title, region);
    drawing.connect({ kind: 'data', arrows: 'to', from: database.id, to: backups.id, label: 'RDS automated backups', stops: true });
  }
}

function replications(drawing: Drawing): void {
  for (const replication of drawing.input.facts.all('bucketReplication')) {
    const from = drawing.find(replication.bucket?.id);
    drawing.isAbout(replication, from);
    for (const point of replication.destinations ?? []) {
      const to = drawing.find(point.bucket?.id);
      if (from && to)
        drawing.connect({ kind: 'data', arrows: 'to', from: from.id, to: to.id, label: 'S3 Replication on Outposts', stops: false });
    }
  }
}
