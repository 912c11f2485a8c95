/** What goes wrong with some requests, and then no longer. */
export type PassingFault = 'throttle' | 'fail' | 'drop' | 'lose' | 'hang' | 'late' | 'stale' | 'vanish';

/** What goes wrong with an operation. */
export type Fault =
  | { readonly kind: PassingFault; readonly times: number; readonly after?: number }
  | { readonly kind: 'deny' | 'expire'; readonly times?: number; readonly after?: number }
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** What goes wrong at a server, by the name of the operation. */
export class Faults {
  /** How often something went wrong. */
  public met = 0;
  private readonly faults = new Map<string, Fault>();

  /** The next requests are refused because there were too many. */
  public throttle(operation: string, times: number): void {
    this.faults.set(operation, { kind: 'throttle', times });
  }

  /** The next requests fail inside AWS, or those that come after some that succeed. */
  public fail(operation: string, times: number, after = 0): void {
    this.faults.set(operation, { kind: 'fail', times, after });
  }

  /** The connection breaks at the next requests, without an answer. */
  public drop(operation: string, times: number): void {
    this.faults.set(operation, { kind: 'drop', times });
  }

  /** AWS does what the next requests ask for, and the connection breaks before it has answered. */
  public lose(operation: string, times: number): void {
    this.faults.set(operation, { kind: 'lose', times });
  }

  /** AWS never answers the next requests, and does nothing. */
  public hang(operation: string, times: number): void {
    this.faults.set(operation, { kind: 'hang', times });
  }

  /** AWS does what the next requests ask for, and answers after the client has given up. */
  public late(operation: string, times: number): void {
    this.faults.set(operation, { kind: 'late', times });
  }

  /** The next lists and descriptions are those from before the last change. */
  public stale(operation: string, times: number): void {
    this.faults.set(operation, { kind: 'stale', times });
  }

  /** Somebody else deletes what the handler made, before the next requests are carried out. */
  public vanish(operation: string, times: number): void {
    this.faults.set(operation, { kind: 'vanish', times });
  }

  /** No policy allows the operation. */
  public deny(operation: string): void {
    this.faults.set(operation, { kind: 'deny' });
  }

  /** What goes wrong with so many requests after some that succeed. */
  public some(kind: 'deny' | 'expire' | PassingFault, operation: string, after: number, times: number): void {
    this.faults.set(operation, { kind, times, after });
  }

  /** What goes wrong with all requests after some that succeed. */
  public lasting(kind: 'deny' | 'expire' | PassingFault, operation: string, after = 0): void {
    this.some(kind, operation, after, Infinity);
  }

  /** The credentials expire after some calls of any operation. */
  public expireAfter(calls: number): void {
    let left = calls;
    this.next = () => (left-- > 0 ? undefined : { kind: 'expire' });
  }

  /** Answers come late. */
  public slow(operation: string, milliseconds: number): void {
    this.faults.set(operation, { kind: 'slow', milliseconds });
  }

  /** Nothing goes wrong any more. */
  public clear(): void {
    this.faults.clear();
  }

  /** What goes wrong with this request; one of the times is then over. */
  public next(operation: string): Fault | undefined {
    const fault = this.faults.get(operation);
    if (fault && 'after' in fault && fault.after) {
      this.faults.set(operation, { ...fault, after: fault.after - 1 });
      return undefined;
    }
    if (fault) this.met++;
    if (!fault || !('times' in fault) || fault.times === undefined) return fault;
    if (fault.times > 1) this.faults.set(operation, { ...fault, times: fault.times - 1 });
    else this.faults.delete(operation);
    return fault;
  }
}
