// Prints how many things each of the named entries exports.
const counts = {};
for (const name of process.argv.slice(2)) counts[name] = Object.keys(await import(name)).length;
console.log(JSON.stringify(counts));
