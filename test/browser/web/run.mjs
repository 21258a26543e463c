// Runs a job, in a page or in a worker, and hands its answer to the server.

const { searchParams } = new URL(import.meta.url);
const answer = {};
try {
  const { job } = await import(`./${searchParams.get('job')}.mjs`);
  answer.value = await job();
} catch (error) {
  answer.error = String(error.message);
}
await fetch('/answer', { method: 'POST', body: JSON.stringify(answer) });
