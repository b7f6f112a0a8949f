// What the pages of people who are signed in open and follow, loaded together: most of it needs the rest.
export {showSealed} from '../sealedview.ts';
export {approveFrom, showMilestones} from './milestones.ts';
export {live} from '../live/live.ts';
export {editTerms} from './terms.ts';
export {exportKept, showVoucher} from '../keep.ts';
export {openServed as opened} from '../sealedview.ts';
export {agreementOf as agreed} from '../voucher.ts';
