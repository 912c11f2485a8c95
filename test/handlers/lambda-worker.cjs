// A function as Lambda runs it: what is deployed. It gets events as messages, and sends what it would send to CloudFormation, when it would
// send it. CloudFormation may refuse answers, or take them without a word.
const { EventEmitter } = require('node:events');
const https = require('node:https');
const { parentPort, workerData } = require('node:worker_threads');
const { install } = require('./clock.cjs');

const { folder, shared, epoch, timeout } = workerData;
const clock = install({ shared, epoch, onDeadline: () => parentPort.postMessage({ kind: 'timeout', answers: answers.splice(0) }) });
const now = new Float64Array(shared);
const answers = [];
let reception;

console.log = () => undefined;
https.request = (url, options, onResponse) => {
  const request = new EventEmitter();
  let isOver = false;
  request.setTimeout = (milliseconds, onTimeout) => globalThis.setTimeout(() => isOver || onTimeout(), milliseconds);
  request.destroy = (error) => request.emit('error', error);
  request.end = (body) => {
    const how = reception.shift() ?? 'taken';
    if (how === 'taken' || how === 'late') answers.push({ body, at: now[0] });
    if (how === 'silent' || how === 'late') return;
    isOver = true;
    process.nextTick(onResponse, { statusCode: how === 'taken' ? 200 : 503, resume: () => undefined });
  };
  return request;
};

const { handler } = require(`${folder}/index.js`);

parentPort.on('message', async ({ event, held, receptions }) => {
  if (held) return clock.hold(held);
  reception = receptions;
  clock.begin(timeout);
  const kind = await handler(event, {}).then(
    () => 'end',
    () => 'failure',
  );
  clock.end();
  parentPort.postMessage({ kind, answers: answers.splice(0) });
});
