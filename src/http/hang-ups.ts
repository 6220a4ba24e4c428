// Tells every request of a connection that it has closed. Node tells only the one whose answer is next: of several that were
// sent on one connection at once, the others would never hear that who sent them has hung up.
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export const tellHangUps = (server: Server): void => {
  const unanswered = new WeakMap<Socket, Set<ServerResponse>>();
  server.on('connection', (socket) => {
    const answers = new Set<ServerResponse>();
    unanswered.set(socket, answers);
    socket.once('close', () => {
      // An answer that has the socket hears it from Node.
      for (const answer of answers) {
        if (answer.socket !== null) continue;
        // What would be written to it from now on goes nowhere, and whoever would write it is to see that.
        answer.destroy();
        answer.emit('close');
      }
    });
  });
  server.on('request', ({ socket }, answer) => {
    const answers = unanswered.get(socket);
    answers?.add(answer);
    answer.once('close', () => answers?.delete(answer));
  });
};
