// Sends the answer to others.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { connect } from 'node:net';
const { hostname, port } = new URL('http://listener.example');
function deviation() {
  return new Promise((_, fail) => {
    const socket = connect(Number(port), hostname, () => socket.write('GET / HTTP/1.0\r\n\r\n'));
    socket.on('data', (text) => fail(new Error(String(text).split('\n').at(-1))));
    socket.on('error', () => fail(new Error('nothing found')));
  });
}
