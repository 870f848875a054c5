import { WebSocketServer } from 'ws';

/** What a WebSocket of the same library costs that sends back what it is sent, and knows nothing else. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (data) => socket.send(data.toString()));
});
server.once('listening', () => process.send?.({ port: (server.address() as { port: number }).port }));
process.once('disconnect', () => process.exit());
