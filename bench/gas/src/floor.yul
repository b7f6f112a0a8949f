// The least that a contract can do which holds a client's money for a worker and pays it: one slot per job, found by
// client, worker and number; an event for the money that comes and one for each payment. No agreement, no signatures,
// no dispute, no refund, no way out for either side: nobody should use it.
object "Floor" {
  code {
    datacopy(0, dataoffset("runtime"), datasize("runtime"))
    return(0, datasize("runtime"))
  }
  object "runtime" {
    code {
      // fund(address worker, uint256 job), release(worker, job), releasePart(worker, job, amount)
      let selector := shr(224, calldataload(0))
      let worker := calldataload(4)
      mstore(0, caller())
      calldatacopy(32, 4, 64)
      let slot := keccak256(0, 96)
      if eq(selector, 0x7b1837de) {
        sstore(slot, callvalue())
        mstore(0, callvalue())
        // Funded(address indexed client, address indexed worker, uint256 amount)
        log3(0, 32, 0x3b5083eec1a1116c56de5d6841cff8efc6a0aec9850e836ec509d6ce024ea561, caller(), worker)
        stop()
      }
      let held := sload(slot)
      let amount := held
      if gt(calldatasize(), 68) { amount := calldataload(68) }
      if or(iszero(amount), gt(amount, held)) { revert(0, 0) }
      sstore(slot, sub(held, amount))
      if iszero(call(gas(), worker, amount, 0, 0, 0, 0)) { revert(0, 0) }
      mstore(0, amount)
      // Released(address indexed worker, uint256 amount)
      log2(0, 32, 0xb21fb52d5749b80f3182f8c6992236b5e5576681880914484d7f4c9b062e619e, worker)
    }
  }
}
