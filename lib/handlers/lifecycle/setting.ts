import { mayPass } from './attempts';
import { reasonOf, type Handler } from './request';

/** A setting of something that exists without it. `P` are the properties of the custom resource. */
export interface Setting<P> {
  /** The ID of what has the setting; it is the physical ID as well, so that CloudFormation asks to turn it off where it was. */
  readonly ownerOf: (properties: P) => string;
  readonly turnOn: (wanted: P) => Promise<void>;
  /** Where the owner is gone, that is done. */
  readonly turnOff: (owner: string) => Promise<void>;
}

/** The handler of such a setting. Whatever is delivered how often, it is on, or off. */
export function settingOf<P>({ ownerOf, turnOn, turnOff }: Setting<P>): Handler<P> {
  return async ({ RequestType, PhysicalResourceId, ResourceProperties, OldResourceProperties }) => {
    const owner = ownerOf(ResourceProperties);
    try {
      if (RequestType === 'Delete') await turnOff(owner);
      else await turnOn(ResourceProperties);
      // Back to the owner of before: CloudFormation never got to know that it was turned on for the other one, and will not delete that.
      const other = OldResourceProperties && ownerOf(OldResourceProperties);
      if (RequestType === 'Update' && PhysicalResourceId === owner && other !== undefined && other !== owner) await turnOff(other);
    } catch (error) {
      // The CDK has CloudFormation not delete what it could not create.
      if (RequestType === 'Create' && mayPass(error)) await turnOff(owner).catch(() => undefined);
      throw reasonOf(error);
    }
    return { PhysicalResourceId: RequestType === 'Delete' ? PhysicalResourceId! : owner };
  };
}
