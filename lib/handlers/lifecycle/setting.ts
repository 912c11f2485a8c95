import { before, isRejection, timeToRespond } from './attempts';
import { failure, type Handler } from './request';

/** A setting of an existing resource. `P` is the type of the custom resource properties. */
export interface Setting<P> {
  /** ID of the resource with the setting. It is the physical ID, so CloudFormation requests a deletion for the old resource. */
  readonly ownerOf: (properties: P) => string;
  /** If AWS rejects a call, the setting is not enabled. */
  readonly enable: (wanted: P) => Promise<void>;
  /** Succeeds if the owner does not exist. */
  readonly disable: (owner: string) => Promise<void>;
}

/** Returns the handler of a setting. It is idempotent. */
export function settingOf<P>({ ownerOf, enable, disable }: Setting<P>): Handler<P> {
  return async ({ RequestType, PhysicalResourceId, ResourceProperties, OldResourceProperties }) => {
    const end = timeToRespond();
    const owner = ownerOf(ResourceProperties);
    try {
      if (RequestType === 'Delete') await disable(owner);
      else await whenAllowed(() => enable(ResourceProperties));
      // Rollback to the old owner: CloudFormation received no physical ID of the new owner, and does not delete its setting.
      const other = OldResourceProperties && ownerOf(OldResourceProperties);
      if (RequestType === 'Update' && PhysicalResourceId === owner && other !== undefined && other !== owner)
        await before(end, disable(other));
    } catch (error) {
      // CloudFormation does not delete the setting: the CDK sends no physical ID after a failed creation.
      const isUndone = RequestType !== 'Create' || isRejection(error) || (await isDisabled(end, disable(owner)));
      const { message } = failure(error);
      throw isUndone ? error : new Error(`${message}; the setting of ${owner} may remain: disable it manually`);
    }
    return { PhysicalResourceId: RequestType === 'Delete' ? PhysicalResourceId! : owner };
  };
}

function isDisabled(end: number, disabling: Promise<void>): Promise<boolean> {
  return before(end, disabling).then(
    () => true,
    () => false,
  );
}

/** A new IAM policy is not effective immediately. */
const MAX_DENIALS = 12;
const DENIAL_INTERVAL = 5_000;

/** Repeats an idempotent action while a new policy is not effective. */
export async function whenAllowed<T>(action: () => Promise<T>): Promise<T> {
  for (let denials = 1; ; denials++) {
    try {
      return await action();
    } catch (error) {
      const isDenied = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 403;
      if (!isDenied || denials === MAX_DENIALS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, DENIAL_INTERVAL));
  }
}
