// What the parties sign, made by viem: an implementation that shares no line with the product.
import {concat, encodePacked, hashStruct, hashTypedData, parseSignature, serializeCompactSignature, signatureToCompactSignature} from 'viem';

const TYPES = {
  Terms: 'address client,address worker,address payee,address approver,address arbiter,address token,address hub,uint96 claimCap,uint96 arbiterFee,uint32 review,uint32 ruling,uint32 notice,uint40 committedUntil,uint16 fallbackBps,uint16 hubBps,bytes32 scope,uint256 salt',
  Voucher: 'bytes32 agreement,uint96 total,bytes32 memo',
  Batch: 'bytes32 root',
  Close: 'bytes32 agreement,uint16 round,uint96 total,uint40 deadline',
};

const fieldsOf = name => TYPES[name].split(',').map(field => {
  const [type, key] = field.split(' ');
  return {type, name: key};
});
const typed = (domain, primaryType, message) => ({domain, primaryType, message, types: {[primaryType]: fieldsOf(primaryType)}});

/** The terms as calldata carries them. */
export const pack = terms => encodePacked(fieldsOf('Terms').map(f => f.type), fieldsOf('Terms').map(f => terms[f.name]));

export const idOf = (domain, terms) => hashTypedData(typed(domain, 'Terms', terms));

/** The message's hash before the domain is added: the leaf of a batch. */
export const leafOf = (type, message) => hashStruct({data: message, primaryType: type, types: {[type]: fieldsOf(type)}});

/** A signature of 64 bytes. */
export async function sign(account, domain, type, message) {
  const signature = await account.signTypedData(typed(domain, type, message));
  return serializeCompactSignature(signatureToCompactSignature(parseSignature(signature)));
}

/** A voucher's signature as an approval. */
export const approval = signature => concat(['0x00', signature]);
