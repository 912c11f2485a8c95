import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AwsServer } from '../aws-server/aws-server';

/** Instances of DataSync agents: each answers for its activation key on a port of 127.0.0.1, until it is activated. */
export class AgentAppliances {
  private readonly listening: Server[] = [];

  public constructor(private readonly server: AwsServer) {}

  /** Starts one, and returns its address. */
  public async launch(): Promise<string> {
    const http = createServer(({ url }, response) => {
      const query = new URL(url!, 'http://agent').searchParams;
      const appliance = this.server.agentAppliances.get(address)!;
      // An agent serves this page once.
      if (appliance.isActivated) return void response.destroy();
      if (
        query.get('gatewayType') !== 'SYNC' ||
        query.get('activationRegion') !== this.server.inventory.region ||
        !query.has('no_redirect')
      )
        return void response.writeHead(400).end('not a request for a key');
      const digits = String(appliance.keys.length + 1).padStart(25, '0');
      const key = digits.replace(/.{5}(?=.)/g, '$&-');
      appliance.keys.push(key);
      response.end(key);
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    this.listening.push(http);
    const address = `127.0.0.1:${(http.address() as AddressInfo).port}`;
    this.server.agentAppliances.set(address, { startsFor: 0, keys: [], isActivated: false });
    return address;
  }

  public stop(): void {
    for (const http of this.listening) {
      http.closeAllConnections();
      http.close();
    }
  }
}
