// A real OpenID provider (panva's oidc-provider) on this machine with two people, for the browser story and for trying
// single sign-on out by hand: node oidc-provider.mjs 3100 http://127.0.0.1:8080/login/sso/callback
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import Provider from 'oidc-provider';

const people = {
  arturs: { name: 'Artūrs Zariņš', email: 'arturs@liepaja.lv', email_verified: true },
  svesais: { name: 'Uldis Svešais', email: 'uldis@liepaja.lv', email_verified: true },
};

const form = (uid) => `<!doctype html><html lang="lv"><title>Pašvaldība</title><main><h1>Pašvaldības pieslēgšanās</h1>
<form method="post" action="/interaction/${uid}"><label>Darbinieks <input name="person"></label>
<button name="do" value="in">Apstiprināt</button><button name="do" value="no">Atteikties</button></form></main></html>`;

/** Starts it; `stop` makes it vanish. */
export async function startProvider(redirect, port = 0) {
  const server = createServer();
  await new Promise((ready) => { server.listen(port, '127.0.0.1', ready); });
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'eklase', client_secret: 'a-secret-of-the-test', redirect_uris: [redirect],
      grant_types: ['authorization_code'], response_types: ['code'],
    }],
    pkce: { required: () => true },
    cookies: { keys: ['only-for-tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    // nobody is asked for consent: the municipality has agreed for its people
    loadExistingGrant: async (ctx) => {
      const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    const uid = request.url.match(/^\/interaction\/([\w-]+)$/)?.[1];
    if (!uid) return answer(request, response);
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(form(uid));
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const typed = new URLSearchParams(body);
    const result = typed.get('do') === 'in'
      ? { login: { accountId: typed.get('person'), amr: ['pwd'] } }
      : { error: 'access_denied', error_description: 'the person said no' };
    return provider.interactionFinished(request, response, result);
  });
  return { issuer, stop: () => { server.closeAllConnections(); server.close(); } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port = '3100', redirect = 'http://127.0.0.1:8080/login/sso/callback'] = process.argv.slice(2);
  const { issuer } = await startProvider(redirect, Number(port));
  console.log(`issuer ${issuer}, client eklase, secret a-secret-of-the-test, people: ${Object.keys(people).join(', ')}`);
}
