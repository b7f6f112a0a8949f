// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.0;

/// A price feed that says whatever it was told, rounds that no honest feed has among it.
contract Aggregator {
    uint8 public decimals = 8;
    string public description = "BTC / EUR";
    uint80 private round;
    int256 private answer;
    uint256 private updated;
    uint80 private answeredIn;

    function say(uint80 round_, int256 answer_, uint256 updated_, uint80 answeredIn_) external {
        (round, answer, updated, answeredIn) = (round_, answer_, updated_, answeredIn_);
    }

    function describe(uint8 decimals_, string calldata description_) external {
        (decimals, description) = (decimals_, description_);
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return (round, answer, updated, updated, answeredIn);
    }
}
