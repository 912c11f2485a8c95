import { backupTask } from '../example';
import { rule } from '../../rule';

/** Classes from which an object is read only after it was restored. */
const ARCHIVES = ['GLACIER', 'DEEP_ARCHIVE'];

export const backupVerifiesArchive = rule({
  id: 'backup-verifies-archive',
  enforces: ['DS-4'],
  severity: 'warning',
  title: 'A DataSync task of an Outpost verifies all objects at its destination, where they are archived',
  fix: 'Set VerifyMode to ONLY_FILES_TRANSFERRED, or let a lifecycle of the bucket archive the objects later',
  source: 'https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html',
  on: 'dataSyncTask',
  needs: ['source.isOnOutpost', 'destination.storageClass', 'verifyMode'],
  check: ({ source, destination, verifyMode }) =>
    source?.isOnOutpost && ARCHIVES.includes(destination?.storageClass ?? '') && verifyMode === 'POINT_IN_TIME_CONSISTENT'
      ? { property: 'Options.VerifyMode', message: `VerifyMode is ${verifyMode}, and the storage class ${destination?.storageClass}` }
      : undefined,
  get examples() {
    const archive = { S3StorageClass: 'DEEP_ARCHIVE' };
    return { bad: backupTask({}, archive), good: backupTask({ Options: { VerifyMode: 'ONLY_FILES_TRANSFERRED' } }, archive) };
  },
});
