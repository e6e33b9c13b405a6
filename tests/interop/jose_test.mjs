// VC-JWT: what we sign, the package jose verifies, and the reverse.
import {CredentialMaker} from './support/credentials.mjs';
import {finish, Insignia, requirePackages, Score} from './support/harness.mjs';

requirePackages();
const jose = await import('jose');

const CREDENTIALS = 25;
const KEYS = [
    {kind: 'Ed25519', algorithm: 'EdDSA', seed: '11'.repeat(32)},
    {kind: 'P-256', algorithm: 'ES256', seed: '22'.repeat(32)},
    {kind: 'P-384', algorithm: 'ES384', seed: '33'.repeat(48)},
    {kind: 'RSA', algorithm: 'RS256'},
];

function publicHalf({crv, kty, x, y, n, e}) {
    return JSON.parse(JSON.stringify({crv, kty, x, y, n, e}));
}

// The same token with one character of its signature changed.
function changed(jwt) {
    const at = jwt.lastIndexOf('.') + 5;
    return jwt.slice(0, at) + (jwt[at] === 'A' ? 'B' : 'A') + jwt.slice(at + 1);
}

async function joseVerifies(jwt, key, algorithm) {
    try {
        return await jose.jwtVerify(jwt, key, {algorithms: [algorithm], currentDate: new Date('2026-01-01T00:00:00Z')});
    } catch (error) {
        return {error: error.message};
    }
}

async function theyVerifyOurs(insignia, score, {algorithm, jwk, did, method}, maker) {
    const key = await jose.importJWK(publicHalf(jwk), algorithm);
    for (let i = 0; i < CREDENTIALS; ++i) {
        const document = maker.credential(did);
        const {jwt, error} = await insignia.ask({do: 'sign-jwt', document, jwk});
        if (error) {
            score.count(false, 'we could not sign', error);
            continue;
        }
        const result = await joseVerifies(jwt, key, algorithm);
        score.count(result.payload?.jti === document.id && result.protectedHeader?.kid === method, 'theirs refuses ours', result);
        score.count((await joseVerifies(changed(jwt), key, algorithm)).error, 'theirs accepts a changed token');
    }
}

async function weVerifyTheirs(insignia, score, {algorithm, jwk, did, method}, maker) {
    const key = await jose.importJWK(jwk, algorithm);
    for (let i = 0; i < CREDENTIALS; ++i) {
        const document = maker.credential(did);
        const claims = {...document, iss: did, jti: document.id, nbf: Date.parse(document.validFrom) / 1000};
        const jwt = await new jose.SignJWT(claims).setProtectedHeader({alg: algorithm, kid: method, typ: 'JWT'}).sign(key);
        const good = await insignia.ask({do: 'verify-jwt', jwt});
        score.count(good.verified && good.payload.jti === document.id, 'ours refuses theirs', good);
        const bad = await insignia.ask({do: 'verify-jwt', jwt: changed(jwt)});
        score.count(bad.verified === false || bad.error, 'ours accepts a changed token', bad);
    }
}

const insignia = new Insignia();
for (const row of KEYS) {
    const key = {...row, ...(await insignia.need({do: 'key', kind: row.kind, seed: row.seed}))};
    const score = new Score(`vc-jwt ${row.algorithm} (jose)`);
    await theyVerifyOurs(insignia, score, key, new CredentialMaker(1));
    await weVerifyTheirs(insignia, score, key, new CredentialMaker(2));
    score.print();
}
finish(insignia);
