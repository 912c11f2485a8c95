// The function in a process of its own, with the event on standard input: node function.cjs <folder>. Nothing of it is replaced.
const { text } = require('node:stream/consumers');

const [folder] = process.argv.slice(2);
text(process.stdin).then((event) => require(`${folder}/index.js`).handler(JSON.parse(event), {}));
