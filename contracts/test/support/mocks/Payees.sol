// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @dev Takes no coin until it is told to.
contract Rejecting {
    bool private willing;

    function relent() external {
        willing = true;
    }

    receive() external payable {
        require(willing, "no");
    }
}

/// @dev Burns whatever gas it gets.
contract GasBurner {
    receive() external payable {
        while (true) {}
    }
}

/// @dev Accepts, and answers with more than anybody should copy.
contract ReturnBomb {
    receive() external payable {
        assembly {
            return(0, 60000)
        }
    }
}

/// @dev Reverts with more than anybody should copy.
contract RevertBomb {
    receive() external payable {
        assembly {
            revert(0, 60000)
        }
    }
}

/// @dev Stores what it received, as a splitter does: some 45 000 gas.
contract Bookkeeper {
    uint256 public received;
    uint256 public times;

    receive() external payable {
        received += msg.value;
        times++;
    }
}

/// @dev Needs more gas than a push may have: some 90 000.
contract Glutton {
    uint256[4] private stores;

    receive() external payable {
        for (uint256 i = 0; i < 4; i++) {
            stores[i] = msg.value;
        }
    }
}

/// @dev Does what it is told, and takes no coin.
contract Caller {
    function execute(address to, bytes calldata data) external payable {
        (bool ok, bytes memory reason) = to.call{value: msg.value}(data);
        if (!ok) {
            assembly {
                revert(add(reason, 32), mload(reason))
            }
        }
    }
}

/// @dev Calls a target when it is paid, and takes the coin whatever comes of it.
contract Reentrant {
    address private target;
    bytes private data;
    /// @dev Not zero before it is paid: a push leaves too little gas to fill an empty slot.
    bytes4 public answer = 0xffffffff;

    function arm(address target_, bytes calldata data_) external {
        target = target_;
        data = data_;
    }

    receive() external payable {
        (, bytes memory reason) = target.call(data);
        answer = bytes4(reason);
    }
}

/// @dev Notes what two others own when it is paid.
contract Witness {
    address private immutable ONE;
    address private immutable OTHER;
    /// @dev Not zero before it is paid: a push leaves too little gas to fill two empty slots.
    uint256 public seen = 1;
    uint256 public left = 1;

    constructor(address one, address other) {
        (ONE, OTHER) = (one, other);
    }

    receive() external payable {
        (seen, left) = (ONE.balance, OTHER.balance);
    }
}
