// The document loader of the other implementations: published contexts from the conformance data, did:key from the key
// itself, and nothing from the network.
import {existsSync, readFileSync} from 'node:fs';
import {skip} from './harness.mjs';

// Read only when INSIGNIA_CONFORMANCE_DIR has them.
function readContexts() {
    const folder = process.env.INSIGNIA_CONFORMANCE_DIR;
    if (!folder || !existsSync(`${folder}/context-digests.json`)) skip('the published contexts are not on this machine');
    const contexts = new Map();
    // A later row of the same URL is a newer or reformatted copy; the first in this order is taken.
    const rows = JSON.parse(readFileSync(`${folder}/context-digests.json`, 'utf8'));
    const order = ['contexts-w3c/', 'contexts-validator-bundled/', 'contexts-1edtech/', 'contexts-other/', 'contexts-npm/'];
    for (const prefix of order)
        for (const {file, url} of rows)
            if (url && file.startsWith(prefix) && !contexts.has(url.split(' ')[0])) contexts.set(url.split(' ')[0], `${folder}/${file}`);
    return contexts;
}

function didKeyDocument(did) {
    const multikey = did.slice('did:key:'.length);
    const method = {
        '@context': 'https://w3id.org/security/multikey/v1',
        id: `${did}#${multikey}`,
        type: 'Multikey',
        controller: did,
        publicKeyMultibase: multikey,
    };
    const document = {
        '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
        id: did,
        verificationMethod: [method],
        assertionMethod: [method.id],
    };
    return {method, document};
}

export function createLoader() {
    const contexts = readContexts();
    return async (url) => {
        if (url.startsWith('did:key:')) {
            const {method, document} = didKeyDocument(url.split('#')[0]);
            return {contextUrl: null, documentUrl: url, document: url === method.id ? method : document};
        }
        const path = contexts.get(url);
        if (!path) throw new Error(`"${url}" is not among the published contexts`);
        return {contextUrl: null, documentUrl: url, document: JSON.parse(readFileSync(path, 'utf8'))};
    };
}
