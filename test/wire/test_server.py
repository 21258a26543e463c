"""What Lectern gives to the Jupyter server."""

import unittest
from unittest import mock

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from lectern_jupyter import PromptConnection, ZMQChannelsWebsocketConnection


class Prompt(unittest.TestCase):
    def test_a_kernels_websocket_sends_short_messages_at_once(self):
        connection = PromptConnection.__new__(PromptConnection)
        handler = mock.Mock(spec=KernelWebsocketHandler)
        with (
            mock.patch.object(ZMQChannelsWebsocketConnection, "connect", return_value="connected"),
            mock.patch.object(PromptConnection, "websocket_handler", handler),
        ):
            self.assertEqual(connection.connect(), "connected")
        handler.set_nodelay.assert_called_once_with(True)


if __name__ == "__main__":
    unittest.main()
