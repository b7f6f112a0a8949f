package io.stint.protocol.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.crypto.PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other programs wrote: the vectors of the Web3 Secret Storage definition, and some made with OpenSSL. */
class OtherWalletsTest {
    private static final PrivateKey OF_THE_DEFINITION =
            PrivateKey.parse("7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d");

    /** Scrypt with n=4096, r=8, p=2; the password is {@link #PASSWORD}. */
    private static final String BY_OPENSSL = """
            {"version":3,"id":"e5e3a3a0-1d1c-4a63-8f2e-0b8d0f3c7a11",
             "address":"1adfebaa09ab80f80cfbba3a9dc8aae748f14d03",
             "crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"9f824886249f582c150eeef13db65fc1"},
              "ciphertext":"afd1ca944131e167cc1e5a1e4f64234b13a5861c1d5b60c407135a8c94a38d74",
              "kdf":"scrypt","kdfparams":{"dklen":32,"n":4096,"r":8,"p":2,
               "salt":"46667df5671e0f43224b5d718827db5ff7818d6e213b7a71bb75631f7909390c"},
              "mac":"6612d26561a2d66e9851d90b8c21ebaa3a535db921e71b6aab9432d9b3931757"}}""";

    private static final String PASSWORD = "пароль 🔑 pässword";
    private static final PrivateKey MADE_WITH_OPENSSL =
            PrivateKey.parse("5e7cba984ae3dada555ca658e01b336ce06344f52f6d5f3c99ae07e9e885a703");

    @Test
    void theDefinitionsVectorForPbkdf2IsOpened() {
        String json = """
                {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
                  "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
                  "kdf":"pbkdf2","kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
                   "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
                  "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
                 "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}""";
        assertThat(open(json, "testpassword")).isEqualTo(OF_THE_DEFINITION);
    }

    /** Its r of 1 is too small for this n by RFC 7914, so that many libraries refuse it; wallets do not. */
    @Test
    void theDefinitionsVectorForScryptIsOpened() {
        String json = """
                {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"83dbcc02d8ccb40e466191a123791e0e"},
                  "ciphertext":"d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c",
                  "kdf":"scrypt","kdfparams":{"dklen":32,"n":262144,"p":8,"r":1,
                   "salt":"ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"},
                  "mac":"2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097"},
                 "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}""";
        assertThat(open(json, "testpassword")).isEqualTo(OF_THE_DEFINITION);
    }

    @Test
    void aFileMadeWithOpensslIsOpened() {
        assertThat(open(BY_OPENSSL, PASSWORD)).isEqualTo(MADE_WITH_OPENSSL);
    }

    /** Early wallets left out a key's leading zeros. */
    @Test
    void aKeyOf31BytesIsOpened() {
        String json = """
                {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"e024bd4a154929b5ba9887e378f95f84"},
                  "ciphertext":"d1cb985bc1c54afeb4eda45f737e9276d759c15640b7eaa445c42bf7dfbf72",
                  "kdf":"scrypt","kdfparams":{"dklen":32,"n":1024,"p":1,"r":8,
                   "salt":"d6dc474b5002a9c45d21bb108cd64ebc9fd6a761a992ee8134217c4860028063"},
                  "mac":"c2201f574ab2f02ce1d53665da3b7342da56dfc230006a81acaf77c2aba218b0"},
                 "version":3}""";
        assertThat(open(json, "short"))
                .isEqualTo(PrivateKey.parse("001ce14a263cc5d426eb458824bc24c538f5693e4d1f8a4bb9db78599b5e5866"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1adfebaa09ab80f80cfbba3a9dc8aae748f14d03",
                "1ADFEBAA09AB80F80CFBBA3A9DC8AAE748F14D03",
                "0x1adfebaa09ab80f80cfbba3a9dc8aae748f14d03",
                "0X1ADFEBAA09AB80F80CFBBA3A9DC8AAE748F14D03",
                "0x1ADfeBAa09AB80f80cfBBA3a9DC8aaE748F14D03"
            })
    void theAddressIsReadInAnyForm(String address) {
        String json = BY_OPENSSL.replace("1adfebaa09ab80f80cfbba3a9dc8aae748f14d03", address);
        assertThat(Keystore.addressOf(json)).isEqualTo("0x1adfebaa09ab80f80cfbba3a9dc8aae748f14d03");
        assertThat(open(json, PASSWORD)).isEqualTo(MADE_WITH_OPENSSL);
    }

    @Test
    void theSectionMayBeSpeltInEitherCase() {
        assertThat(open(BY_OPENSSL.replace("\"crypto\"", "\"Crypto\""), PASSWORD))
                .isEqualTo(MADE_WITH_OPENSSL);
    }

    @Test
    void itsBytesMayBeginWith0xAndBeInUpperCase() {
        String json = BY_OPENSSL
                .replace("9f824886249f582c150eeef13db65fc1", "0x9f824886249f582c150eeef13db65fc1")
                .replace("46667df5671e0f43224b5d718827db5f", "46667DF5671E0F43224B5D718827DB5F")
                .replace("6612d26561a2d66e9851d90b8c21ebaa", "0x6612D26561a2d66e9851d90b8c21ebaa");
        assertThat(open(json, PASSWORD)).isEqualTo(MADE_WITH_OPENSSL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \"address\" : \"\",", "\"x-maker\":{\"deep\":[1,2]},"})
    void whatIsNotNeededMayBeMissingOrMore(String instead) {
        String json = BY_OPENSSL
                .replace("\"address\":\"1adfebaa09ab80f80cfbba3a9dc8aae748f14d03\",", instead)
                .replace("\"id\":\"e5e3a3a0-1d1c-4a63-8f2e-0b8d0f3c7a11\",", "");
        assertThat(open(json, PASSWORD)).isEqualTo(MADE_WITH_OPENSSL);
    }

    private static PrivateKey open(String json, String password) {
        return Keystore.decrypt(json, password.toCharArray());
    }
}
