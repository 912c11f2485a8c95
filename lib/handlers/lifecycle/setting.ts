import { isRejection } from './attempts';
import { reasonOf, type Handler } from './request';

/** A setting of an existing resource. `P` is the type of the custom resource properties. */
export interface Setting<P> {
  /** ID of the resource with the setting. It is the physical ID, so CloudFormation requests a deletion for the old resource. */
  readonly ownerOf: (properties: P) => string;
  readonly enable: (wanted: P) => Promise<void>;
  /** Succeeds if the owner does not exist. */
  readonly disable: (owner: string) => Promise<void>;
}

/** Returns the handler of a setting. It is idempotent. */
export function settingOf<P>({ ownerOf, enable, disable }: Setting<P>): Handler<P> {
  return async (request) => {
    const { RequestType, PhysicalResourceId, ResourceProperties, OldResourceProperties } = request;
    const owner = ownerOf(ResourceProperties);
    try {
      if (RequestType === 'Delete') await disable(owner);
      else await whenAllowed(() => enable(ResourceProperties));
      // Rollback to the old owner: CloudFormation received no physical ID of the new owner, and does not delete its setting.
      const other = OldResourceProperties && ownerOf(OldResourceProperties);
      if (RequestType === 'Update' && PhysicalResourceId === owner && other !== undefined && other !== owner) await disable(other);
    } catch (error) {
      // CloudFormation does not delete the setting: the CDK sends no physical ID after a failed creation.
      if (RequestType === 'Create' && !isRejection(error)) await disable(owner).catch(() => undefined);
      throw reasonOf(error, request);
    }
    return { PhysicalResourceId: RequestType === 'Delete' ? PhysicalResourceId! : owner };
  };
}

/** A new IAM policy is not effective immediately. */
const MAX_DENIALS = 12;
const DENIAL_INTERVAL = 5_000;

async function whenAllowed(action: () => Promise<void>): Promise<void> {
  for (let denials = 1; ; denials++) {
    try {
      await action();
      return;
    } catch (error) {
      const isDenied = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 403;
      if (!isDenied || denials === MAX_DENIALS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, DENIAL_INTERVAL));
  }
}
