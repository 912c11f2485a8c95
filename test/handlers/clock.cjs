// A clock for one function: time passes only while the function waits, and then at once. What waits is its timers, and the requests that
// AWS never answers; a request that AWS answers takes no time.
const http = require('node:http');

/** Header that numbers the requests, so that the test can say which AWS does not answer. */
exports.NUMBER = 'x-request-number';

/**
 * Replaces timers and dates. `shared` holds the milliseconds of the story since `epoch`: both are those of the test, and so of AWS.
 * `onDeadline` is called once the function has run for too long: nothing happens in it any more.
 */
exports.install = ({ shared, epoch, onDeadline }) => {
  const { setImmediate: realSetImmediate, Date: RealDate } = globalThis;
  const now = new Float64Array(shared);
  const timers = new Map();
  /** Whether AWS does not answer them, by their numbers. */
  const underWay = new Map();
  let made = 0;
  let deadline;
  let isPumping = false;

  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [epoch + now[0]]));
    }
    static now() {
      return epoch + now[0];
    }
  };

  globalThis.performance.now = () => now[0];

  class Timer {
    constructor(action, milliseconds, parts) {
      Object.assign(this, { id: ++made, due: now[0] + milliseconds, milliseconds, action: () => action(...parts) });
      timers.set(this.id, this);
      pump();
    }
    refresh() {
      this.due = now[0] + this.milliseconds;
      return this;
    }
    ref = () => this;
    unref = () => this;
    hasRef = () => true;
    [Symbol.toPrimitive]() {
      return this.id;
    }
  }
  globalThis.setTimeout = (action, milliseconds = 0, ...parts) => new Timer(action, Math.max(0, Number(milliseconds) || 0), parts);
  globalThis.clearTimeout = (timer) => timers.delete(Number(timer));

  const { request } = http;
  http.request = (options, ...rest) => {
    const number = String(++made);
    const sent = request({ ...options, headers: { ...options.headers, [exports.NUMBER]: number } }, ...rest);
    underWay.set(number, false);
    sent.once('close', () => {
      underWay.delete(number);
      pump();
    });
    return sent;
  };

  /** Lets time pass up to the next timer, once all that the function can do at this time is done. */
  function pump() {
    if (isPumping || deadline === undefined) return;
    isPumping = true;
    // What was answered is read in several turns of the event loop.
    let turns = 0;
    const turn = () => {
      if (++turns < 4) return realSetImmediate(turn);
      isPumping = false;
      if (deadline === undefined || [...underWay.values()].includes(false)) return;
      const next = [...timers.values()].reduce((first, timer) => (!first || timer.due < first.due ? timer : first), undefined);
      // Without a timer only a request that is not answered keeps the function; otherwise it reads a file, for example.
      const due = next ? next.due : underWay.size > 0 ? deadline : undefined;
      if (due === undefined) return;
      if (due >= deadline) {
        now[0] = deadline;
        deadline = undefined;
        return onDeadline();
      }
      now[0] = Math.max(now[0], due);
      timers.delete(next.id);
      next.action();
      pump();
    };
    realSetImmediate(turn);
  }

  return {
    /** The function begins, and has so many milliseconds. */
    begin: (milliseconds) => (deadline = now[0] + milliseconds),
    end: () => (deadline = undefined),
    /** AWS does not answer this request. */
    hold: (number) => {
      if (underWay.has(number)) underWay.set(number, true);
      pump();
    },
  };
};
