// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @dev An ERC-20 that does what the standard says. The tokens below differ from it in one thing each.
contract Token {
    mapping(address owner => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        return true;
    }

    function transfer(address to, uint256 amount) external virtual returns (bool) {
        _move(msg.sender, to, amount);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external virtual returns (bool) {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
        return true;
    }

    function _move(address from, address to, uint256 amount) internal virtual {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}

/// @dev With EIP-2612.
contract PermitToken is Token {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    mapping(address owner => uint256) public nonces;

    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        require(block.timestamp <= deadline, "late");
        bytes32 digest = permitDigest(owner, spender, value, nonces[owner]++, deadline);
        require(owner != address(0) && ecrecover(digest, v, r, s) == owner, "not the owner");
        allowance[owner][spender] = value;
    }

    function permitDigest(address owner, address spender, uint256 value, uint256 nonce, uint256 deadline)
        public
        view
        returns (bytes32)
    {
        bytes32 structHash = keccak256(abi.encode(PERMIT, owner, spender, value, nonce, deadline));
        return keccak256(abi.encodePacked(hex"1901", bytes32(uint256(uint160(address(this)))), structHash));
    }
}

/// @dev Keeps 1 % of what it moves.
contract FeeToken is Token {
    function _move(address from, address to, uint256 amount) internal override {
        balanceOf[from] -= amount;
        balanceOf[to] += amount - amount / 100;
    }
}

/// @dev Gives one unit more than was sent.
contract GenerousToken is Token {
    function _move(address from, address to, uint256 amount) internal override {
        balanceOf[from] -= amount;
        balanceOf[to] += amount + 1;
    }
}

/// @dev Takes money out of the escrow's balance when the escrow is to receive.
contract ShrinkingToken is Token {
    function transferFrom(address, address to, uint256) external override returns (bool) {
        balanceOf[to] = 0;
        return true;
    }
}

/// @dev Answers with nothing, as old tokens do.
contract SilentToken is Token {
    function transfer(address to, uint256 amount) external override returns (bool) {
        _move(msg.sender, to, amount);
        assembly {
            return(0, 0)
        }
    }

    function transferFrom(address from, address to, uint256 amount) external override returns (bool) {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
        assembly {
            return(0, 0)
        }
    }
}

/// @dev Refuses to pay one account.
contract BlacklistToken is Token {
    address public banned;

    function ban(address account) external {
        banned = account;
    }

    function _move(address from, address to, uint256 amount) internal override {
        require(to != banned, "banned");
        super._move(from, to, amount);
    }
}

/// @dev Answers `transfer` and `transferFrom` with any bytes one likes, after moving the money or not.
contract AnsweringToken is Token {
    bytes private answer = abi.encode(true);
    bool private still;

    function set(bytes calldata answer_, bool still_) external {
        answer = answer_;
        still = still_;
    }

    function transfer(address to, uint256 amount) external override returns (bool) {
        if (!still) _move(msg.sender, to, amount);
        _answer();
    }

    function transferFrom(address from, address to, uint256 amount) external override returns (bool) {
        if (!still) _move(from, to, amount);
        _answer();
    }

    function _answer() private view {
        bytes memory data = answer;
        assembly {
            return(add(data, 32), mload(data))
        }
    }
}

/// @dev Burns all gas of a `transfer` once it is armed, or answers with a megabyte.
contract HeavyToken is Token {
    enum Weight {
        None,
        Gas,
        Answer
    }

    Weight private weight;

    function arm(Weight weight_) external {
        weight = weight_;
    }

    function transfer(address to, uint256 amount) external override returns (bool) {
        _move(msg.sender, to, amount);
        if (weight == Weight.Gas) {
            while (true) {}
        }
        if (weight == Weight.Answer) {
            assembly {
                mstore(0, 1)
                return(0, 60000)
            }
        }
        return true;
    }
}

/// @dev Its `balanceOf` can be broken: it reverts, or answers with less than a word.
contract BlindToken {
    bool private short;

    constructor(bool short_) {
        short = short_;
    }

    function balanceOf(address) external view returns (uint256) {
        require(short, "blind");
        assembly {
            return(0, 31)
        }
    }

    function transferFrom(address, address, uint256) external pure returns (bool) {
        return true;
    }
}

/// @dev Burns all the gas that it gets, whatever it is asked.
contract BurningToken {
    fallback() external {
        assembly {
            invalid()
        }
    }
}

/// @dev Calls the escrow, or whomever, while it moves money.
contract ReentrantToken is Token {
    address private target;
    bytes private data;
    bytes public answer;

    function arm(address target_, bytes calldata data_) external {
        target = target_;
        data = data_;
    }

    function _move(address from, address to, uint256 amount) internal override {
        super._move(from, to, amount);
        if (target != address(0)) (, answer) = target.call(data);
        else delete answer;
    }
}
