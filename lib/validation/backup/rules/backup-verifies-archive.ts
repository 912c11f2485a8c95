import { backupTask } from '../example';
import { rule } from '../../rule';

/** Storage classes whose objects must be restored before they are read. */
const ARCHIVES = ['GLACIER', 'DEEP_ARCHIVE'];

export const backupVerifiesArchive = rule({
  id: 'backup-verifies-archive',
  enforces: ['DS-4'],
  severity: 'warning',
  title: 'A DataSync task verifies all objects in a destination with an archive storage class',
  fix: 'Set VerifyMode to ONLY_FILES_TRANSFERRED, or archive the objects later with a lifecycle rule of the bucket',
  source: 'https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html',
  on: 'dataSyncTask',
  needs: ['source.isOnOutpost', 'destination.storageClass', 'verifyMode'],
  check: ({ source, destination, verifyMode }) =>
    source?.isOnOutpost && ARCHIVES.includes(destination?.storageClass ?? '') && verifyMode === 'POINT_IN_TIME_CONSISTENT'
      ? {
          property: 'Options.VerifyMode',
          message: `VerifyMode is ${verifyMode}, but the objects are in storage class ${destination?.storageClass}`,
        }
      : undefined,
  get examples() {
    const archive = { S3StorageClass: 'DEEP_ARCHIVE' };
    return { bad: backupTask({}, archive), good: backupTask({ Options: { VerifyMode: 'ONLY_FILES_TRANSFERRED' } }, archive) };
  },
});
