/** A compute host (asset) of an Outpost. */
export interface Host {
  /** Asset ID, or a name of your choice for a host that is not ordered yet. */
  readonly id: string;
  /** ID of the rack. Hosts without a rack are each in a rack of their own. */
  readonly rackId?: string;
  /** Instance families that the host supports, such as `m5`. */
  readonly families: readonly string[];
  /** vCPUs that the slots of the host can have in total. */
  readonly vCpus: number;
}

/** Number of slots by instance type. */
export type Slots = ReadonlyMap<string, number>;

/** Slots by host ID. */
export type Slotting = ReadonlyMap<string, Slots>;

/**
 * Free vCPUs of a host while slots are added.
 *
 * A host has two sockets. An instance of up to half of the vCPUs runs on one socket; a larger one takes half of its vCPUs on each. So three
 * 8xlarge, or a 16xlarge with an 8xlarge, do not fit on a host with 96 vCPUs.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/capacity-planning.html
 */
export class FreeVcpus {
  private first: number;
  private second: number;

  constructor(private readonly vCpus: number) {
    this.first = this.second = vCpus / 2;
  }

  public get total(): number {
    return this.first + this.second;
  }

  public fits(vCpus: number): boolean {
    return this.isLarge(vCpus) ? this.smaller >= vCpus / 2 : this.larger >= vCpus;
  }

  /** Takes the vCPUs of a slot; from the fuller socket, so that the other one has room for a larger slot. */
  public take(vCpus: number): void {
    if (this.isLarge(vCpus)) {
      this.first -= vCpus / 2;
      this.second -= vCpus / 2;
    } else if (this.smaller >= vCpus === this.first <= this.second) {
      this.first -= vCpus;
    } else {
      this.second -= vCpus;
    }
  }

  private isLarge(vCpus: number): boolean {
    return vCpus > this.vCpus / 2;
  }

  private get smaller(): number {
    return Math.min(this.first, this.second);
  }

  private get larger(): number {
    return Math.max(this.first, this.second);
  }
}
